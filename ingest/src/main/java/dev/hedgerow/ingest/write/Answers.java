package dev.hedgerow.ingest.write;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers requests, from a thread of its own so that nobody who stores waits for clients. When more
 * waits to be stored than is good, answers come as much later as it takes to store the excess:
 * clients that wait for them then send no faster than events are stored. Thread-safe.
 */
final class Answers implements AutoCloseable {

    private static final long MOST_DELAY_NANOS = 250_000_000;

    /** While half the queue is full, an answer is put off by that much again and again. */
    private static final long MORE_DELAY_NANOS = 50_000_000;

    private final PipelineLimits limits;
    private final WorkQueue queue;
    private final ScheduledExecutorService executor =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().name("ingest-answers").daemon(true).factory());

    private volatile double nanosPerEvent = 30_000;

    Answers(PipelineLimits limits, WorkQueue queue) {
        this.limits = limits;
        this.queue = queue;
    }

    /** Remembers how long it took lately to store an event. */
    void note(long nanos, int events) {
        if (events > 0) {
            nanosPerEvent = 0.8 * nanosPerEvent + 0.2 * nanos / events;
        }
    }

    /** Answers a request that is durable, now or when the pace allows. */
    void durable(CompletableFuture<Void> future) {
        long excess = (long) queue.unstoredEvents() - limits.calmEvents();
        if (excess <= 0) {
            now(() -> future.complete(null));
        } else {
            later(future, Math.min(MOST_DELAY_NANOS, (long) (excess * nanosPerEvent)));
        }
    }

    private void later(CompletableFuture<Void> future, long nanos) {
        Future<?> _ =
                executor.schedule(
                        () -> {
                            if (queue.unstoredEvents() > limits.queueEvents() / 2) {
                                later(future, MORE_DELAY_NANOS);
                            } else {
                                future.complete(null);
                            }
                        },
                        nanos,
                        TimeUnit.NANOSECONDS);
    }

    /** Runs what answers something else. */
    void now(Runnable answer) {
        executor.execute(answer);
    }

    /** Waits for the answers that are still to be given. */
    @Override
    public void close() {
        executor.close();
    }
}
