package dev.hedgerow.ingest.write;

import dev.hedgerow.ingest.capture.CaptureException;
import dev.hedgerow.ingest.journal.Journal;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.store.EventWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests from many threads. One thread puts them into the journal, which makes them
 * durable, and has them answered; another stores their events in the same order, in batches.
 * Whoever reads what capture writes waits for what was answered before, see {@link #awaitStored}.
 * Thread-safe.
 */
public final class IngestPipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IngestPipeline.class);

    /** Some ten times as long as it takes to store the fullest queue. */
    private static final Duration READER_PATIENCE = Duration.ofSeconds(30);

    private final BatchCommitter committer;
    private final WorkQueue queue;
    private final Answers answers;
    private final JournalWriter journalWriter;
    private final StoreWriter storeWriter;
    private final LongAdder rejectedRequests = new LongAdder();

    private IngestPipeline(BatchCommitter committer, Journal journal, PipelineLimits limits) {
        this.committer = committer;
        this.queue = new WorkQueue(limits);
        this.answers = new Answers(limits, queue);
        this.journalWriter = new JournalWriter(journal, queue, answers);
        this.storeWriter = new StoreWriter(committer, journal, queue, answers, limits);
    }

    /**
     * Carries over what a crash left between metadata and store, begins to store what it left in
     * the journal, and takes requests from then on. Returns when all of the journal is stored or
     * waits; no more waits than the limits say, unless nothing can be stored at present.
     *
     * @throws RuntimeException of the metadata, the journal or the store when that fails
     */
    public static IngestPipeline start(
            MetadataDatabase metadata, EventWriter store, Journal journal, PipelineLimits limits) {
        BatchCommitter committer = new BatchCommitter(metadata, store);
        committer.catchUp();
        committer.forgetApplied();
        IngestPipeline pipeline = new IngestPipeline(committer, journal, limits);
        pipeline.journalWriter.start();
        pipeline.storeWriter.start();
        try {
            pipeline.replay(journal, new CaptureReader(metadata));
        } catch (RuntimeException e) {
            pipeline.close();
            throw e;
        }
        return pipeline;
    }

    private void replay(Journal journal, CaptureReader reader) {
        journal.takeSetAside();
        journal.replay((position, input) -> {
            try {
                CaptureReader.Read read = reader.read(input);
                if (queue.isFullFor(read.events().size(), read.bytes())) {
                    awaitStored();
                }
                queue.addReplayed(new WorkQueue.Events(read.events(), read.bytes(), position));
            } catch (CaptureException e) {
                LOG.warn("A request of the journal is refused today: {}", e.getMessage());
            }
        });
        if (queue.unstoredEvents() > 0) {
            LOG.info("journal: {} events are still to be stored", queue.unstoredEvents());
        }
    }

    /**
     * Takes a request.
     *
     * @param entry the same request for the journal
     * @return completes when its events are durable, or with an {@link IngestException}
     * @throws IngestException at once with {@code QUEUE_FULL}, {@code STORAGE} or {@code STOPPED}
     */
    CompletableFuture<Void> submit(CaptureReader.Read read, Journal.Entry entry) {
        if (read.events().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            IngestException failure = storeWriter.failure();
            if (failure != null) {
                throw IngestException.again(failure);
            }
            queue.reserve(read.events().size(), read.bytes());
        } catch (IngestException e) {
            rejectedRequests.increment();
            throw e;
        }
        CompletableFuture<Void> future = new CompletableFuture<>();
        journalWriter.add(new JournalWriter.Request(read, entry, future));
        return future;
    }

    /**
     * Runs a change of persons, distinct ids or groups between two batches, such as the deletion of
     * a person, and carries it into the store. The action commits the metadata itself, under a
     * version of its own.
     *
     * @return the action's result, once the store has the change
     */
    public <T> CompletableFuture<T> change(Supplier<T> action) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Runnable run =
                () -> {
                    List<T> result = new ArrayList<>(1);
                    committer.change(() -> result.add(action.get()));
                    answers.now(() -> future.complete(result.getFirst()));
                };
        queue.add(new WorkQueue.Change(run, future));
        return future;
    }

    /**
     * Waits until all events are visible whose requests have been answered by now. Returns at once
     * when they are, and when nothing can be stored at present.
     */
    public void awaitStored() {
        storeWriter.await(queue.hurry(), READER_PATIENCE);
    }

    /** Whether the writer is there to store what is handed over. */
    public boolean isRunning() {
        return storeWriter.isRunning();
    }

    public IngestStats stats() {
        return storeWriter.stats(rejectedRequests.sum());
    }

    /** Takes no more events, answers and stores those that wait, and ends the writers. */
    @Override
    public void close() {
        queue.close();
        journalWriter.close();
        storeWriter.close();
        answers.close();
    }
}
