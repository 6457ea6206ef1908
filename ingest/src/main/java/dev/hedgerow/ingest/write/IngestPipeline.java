package dev.hedgerow.ingest.write;

import dev.hedgerow.ingest.validate.ReadyEvent;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.store.EventWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from many threads and stores them from one. Thread-safe.
 *
 * <p>Group commit: while a batch is being committed, the next one gathers. A commit starts at once
 * when nothing was committed lately, so that a lone event does not wait; under load the writer
 * pauses between commits up to four times as long as the last one took, and never longer than the
 * limits say, so that many small requests share a commit.
 *
 * <p>A batch that fails is tried again in halves, until only the request at fault fails.
 */
public final class IngestPipeline implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IngestPipeline.class);

    private static final int PAUSE_PER_COMMIT_TIME = 4;

    private final BatchCommitter committer;
    private final PipelineLimits limits;
    private final WorkQueue queue;
    private final Thread writer;

    /**
     * Writes the responses to clients, so that the writer goes on with the next batch meanwhile.
     */
    private final ExecutorService answers;

    private final LongAdder events = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final LongAdder failedRequests = new LongAdder();
    private final LongAdder rejectedRequests = new LongAdder();
    private volatile long lastCommitNanos;

    private IngestPipeline(BatchCommitter committer, PipelineLimits limits) {
        this.committer = committer;
        this.limits = limits;
        this.queue = new WorkQueue(limits);
        this.answers =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("ingest-answers").daemon(true).factory());
        this.writer =
                Thread.ofPlatform().name("ingest-writer").daemon(true).unstarted(this::runWriter);
    }

    /**
     * Carries over what a crash left between metadata and store, and starts the writer.
     *
     * @throws RuntimeException of the metadata or the store when that fails
     */
    public static IngestPipeline start(
            MetadataDatabase metadata, EventWriter store, PipelineLimits limits) {
        BatchCommitter committer = new BatchCommitter(metadata, store);
        committer.catchUp();
        committer.forgetApplied();
        IngestPipeline pipeline = new IngestPipeline(committer, limits);
        pipeline.writer.start();
        return pipeline;
    }

    /**
     * Takes the events of one request.
     *
     * @param bytes what they weigh while they wait
     * @return completes when they are durable and visible to queries, or with an {@link
     *     IngestException}
     * @throws IngestException at once with {@code QUEUE_FULL} or {@code STOPPED}
     */
    public CompletableFuture<Void> submit(List<ReadyEvent> events, long bytes) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        if (events.isEmpty()) {
            future.complete(null);
            return future;
        }
        try {
            queue.add(new WorkQueue.Events(List.copyOf(events), bytes, future));
        } catch (IngestException e) {
            rejectedRequests.increment();
            throw e;
        }
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
                    answers.execute(() -> future.complete(result.getFirst()));
                };
        queue.add(new WorkQueue.Change(run, future));
        return future;
    }

    /** Whether the writer is there to store what is handed over. */
    public boolean isRunning() {
        return writer.isAlive();
    }

    public IngestStats stats() {
        return new IngestStats(
                events.sum(),
                commits.sum(),
                failedRequests.sum(),
                rejectedRequests.sum(),
                queue.waitingEvents(),
                lastCommitNanos / 1e6);
    }

    /** Takes no more events, stores and answers those that wait, and ends the writer. */
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true; // The events come first.
            }
        }
        answers.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void runWriter() {
        long notBefore = System.nanoTime();
        try {
            List<WorkQueue.Work> batch = queue.take(notBefore);
            while (!batch.isEmpty()) {
                long start = System.nanoTime();
                perform(batch);
                long took = System.nanoTime() - start;
                lastCommitNanos = took;
                notBefore =
                        start
                                + Math.min(
                                        limits.commitInterval().toNanos(),
                                        took * PAUSE_PER_COMMIT_TIME);
                batch = queue.take(notBefore);
            }
        } catch (InterruptedException e) {
            log.warn("ingest writer interrupted; nothing more will be stored");
            queue.close();
        }
    }

    private void perform(List<WorkQueue.Work> batch) {
        if (batch.getFirst() instanceof WorkQueue.Change change) {
            try {
                change.action().run();
            } catch (Throwable e) { // Whatever it is must not end the writer.
                answers.execute(() -> change.future().completeExceptionally(e));
            }
            return;
        }
        List<WorkQueue.Events> requests = new ArrayList<>(batch.size());
        for (WorkQueue.Work work : batch) {
            if (work instanceof WorkQueue.Events request) {
                requests.add(request);
            }
        }
        store(requests);
    }

    private void store(List<WorkQueue.Events> requests) {
        List<ReadyEvent> all = new ArrayList<>();
        requests.forEach(request -> all.addAll(request.events()));
        try {
            committer.commit(all);
        } catch (Throwable e) { // Whatever it is must not end the writer.
            if (requests.size() > 1 && !IngestException.isStorage(e)) {
                log.warn("a batch of {} requests failed, trying its halves", requests.size(), e);
                int half = requests.size() / 2;
                store(requests.subList(0, half));
                store(requests.subList(half, requests.size()));
            } else {
                fail(requests, e);
            }
            return;
        }
        events.add(all.size());
        commits.increment();
        answers.execute(() -> requests.forEach(request -> request.future().complete(null)));
    }

    private void fail(List<WorkQueue.Events> requests, Throwable failure) {
        log.error("events of {} requests were not stored", requests.size(), failure);
        failedRequests.add(requests.size());
        IngestException answer = IngestException.of(failure);
        answers.execute(
                () -> requests.forEach(request -> request.future().completeExceptionally(answer)));
    }
}
