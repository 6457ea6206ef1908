package dev.hedgerow.http.query;

import dev.hedgerow.http.error.ApiException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The threads that wait for the runner, apart from nearly all of those that read requests, so that
 * slow queries never hold up capture. They spend their time waiting: how many queries run at once
 * is the runner's business.
 */
public final class QueryWaiters implements AutoCloseable {
    private static final int THREADS = 64;
    private static final int WAITING = 256;
    private static final int RETRY_SECONDS = 5;

    /** Of the threads that read requests; a small part of them. */
    private static final int CALLERS = 8;

    private final Semaphore callers = new Semaphore(CALLERS);
    private final WaitingWork waiting = new WaitingWork();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    0,
                    THREADS,
                    30,
                    TimeUnit.SECONDS,
                    waiting,
                    Thread.ofPlatform().name("query-waiter-", 1).daemon(true).factory(),
                    (work, pool) -> {
                        if (pool.isShutdown() || !waiting.add(work)) {
                            throw new RejectedExecutionException();
                        }
                    });

    /**
     * What waits for a thread. A pool first offers work to its queue and starts a thread when that
     * refuses; this one takes it only for a thread that is idle. So idle threads are used again,
     * and work waits once there are as many as there may be.
     */
    private static final class WaitingWork extends LinkedTransferQueue<Runnable> {
        private static final long serialVersionUID = 1;

        @Override
        public boolean offer(Runnable work) {
            return tryTransfer(work);
        }

        /** Has work wait, unless too much does. */
        @Override
        public boolean add(Runnable work) {
            return size() < WAITING && super.offer(work);
        }
    }

    /** Does the work on another thread; 429 when too much waits already. */
    public <T> CompletionStage<T> later(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads);
        } catch (RejectedExecutionException e) {
            throw ApiException.throttled(
                    "Too many queries are waiting. Try again in a moment.", RETRY_SECONDS);
        }
    }

    /**
     * Does the work on the calling thread while only a few callers do, which spares a question two
     * changes of threads; on another one otherwise, as {@link #later}.
     */
    public <T> CompletionStage<T> here(Supplier<T> work) {
        if (!callers.tryAcquire()) {
            return later(work);
        }
        try {
            return CompletableFuture.completedFuture(work.get());
        } finally {
            callers.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
