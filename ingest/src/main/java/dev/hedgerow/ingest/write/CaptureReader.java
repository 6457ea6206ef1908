package dev.hedgerow.ingest.write;

import dev.hedgerow.ingest.capture.CaptureException;
import dev.hedgerow.ingest.capture.CaptureInput;
import dev.hedgerow.ingest.capture.CaptureParser;
import dev.hedgerow.ingest.capture.CaptureRequest;
import dev.hedgerow.ingest.validate.EventNormalizer;
import dev.hedgerow.ingest.validate.IngestProject;
import dev.hedgerow.ingest.validate.ProjectTokens;
import dev.hedgerow.ingest.validate.ReadyEvent;
import dev.hedgerow.metadata.MetadataDatabase;
import java.util.List;

/** From a request's bytes to its events: parse, find the project, normalize. Thread-safe. */
final class CaptureReader {

    private final CaptureParser parser = new CaptureParser();
    private final ProjectTokens tokens;

    CaptureReader(MetadataDatabase metadata) {
        this.tokens = new ProjectTokens(metadata);
    }

    /**
     * What a request brings.
     *
     * @param events none when all it has is nothing to store
     * @param bytes what they weigh while they wait
     */
    record Read(List<ReadyEvent> events, long bytes) {}

    /**
     * Reads a request, whose body is of no use afterwards.
     *
     * @throws CaptureException when it is refused
     */
    Read read(CaptureInput input) {
        CaptureRequest request = parser.parse(input);
        IngestProject project = tokens.find(request.token());
        return new Read(EventNormalizer.normalize(request, project), request.payloadBytes());
    }
}
