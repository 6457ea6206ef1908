package dev.hedgerow.ingest.write;

import dev.hedgerow.ingest.capture.CaptureException;
import dev.hedgerow.ingest.capture.CaptureInput;
import dev.hedgerow.ingest.capture.CaptureParser;
import dev.hedgerow.ingest.capture.CaptureRequest;
import dev.hedgerow.ingest.validate.EventNormalizer;
import dev.hedgerow.ingest.validate.IngestProject;
import dev.hedgerow.ingest.validate.ProjectTokens;
import dev.hedgerow.metadata.MetadataDatabase;
import java.util.concurrent.CompletableFuture;

/** The whole road of a capture request: parse, find the project, normalize, store. Thread-safe. */
public final class Ingest {

    private final CaptureParser parser = new CaptureParser();
    private final ProjectTokens tokens;
    private final IngestPipeline pipeline;

    public Ingest(MetadataDatabase metadata, IngestPipeline pipeline) {
        this.tokens = new ProjectTokens(metadata);
        this.pipeline = pipeline;
    }

    /**
     * Takes a request; parsing happens on the calling thread.
     *
     * @return completes when all of it is durable and visible to queries, or with an {@link
     *     IngestException}
     * @throws CaptureException when the request is refused; nothing of it is stored
     * @throws IngestException when too much waits, or the server stops
     */
    public CompletableFuture<Void> capture(CaptureInput input) {
        CaptureRequest request = parser.parse(input);
        IngestProject project = tokens.find(request.token());
        return pipeline.submit(EventNormalizer.normalize(request, project), request.payloadBytes());
    }
}
