package dev.hedgerow.ingest.write;

import dev.hedgerow.ingest.capture.CaptureException;
import dev.hedgerow.ingest.capture.CaptureInput;
import dev.hedgerow.ingest.journal.Journal;
import dev.hedgerow.metadata.MetadataDatabase;
import java.util.concurrent.CompletableFuture;

/** The whole road of a capture request: read it, put it down, store it. Thread-safe. */
public final class Ingest {

    private final CaptureReader reader;
    private final IngestPipeline pipeline;

    public Ingest(MetadataDatabase metadata, IngestPipeline pipeline) {
        this.reader = new CaptureReader(metadata);
        this.pipeline = pipeline;
    }

    /**
     * Takes a request; parsing happens on the calling thread.
     *
     * @return completes when all of it is durable, or with an {@link IngestException}; {@link
     *     IngestPipeline#awaitStored} then waits until it is visible to queries
     * @throws CaptureException when the request is refused; nothing of it is stored
     * @throws IngestException when too much waits, nothing can be stored, or the server stops
     */
    public CompletableFuture<Void> capture(CaptureInput input) {
        Journal.Entry entry = Journal.Entry.of(input); // Reading changes the body.
        return pipeline.submit(reader.read(input), entry);
    }
}
