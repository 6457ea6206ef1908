package dev.hedgerow.http.query;

import dev.hedgerow.http.error.ApiException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The threads that wait for the runner, apart from those that read requests, so that slow queries
 * never hold up capture. They spend their time waiting: how many queries run at once is the
 * runner's business.
 */
public final class QueryWaiters implements AutoCloseable {
    private static final int THREADS = 64;
    private static final int WAITING = 256;
    private static final int RETRY_SECONDS = 5;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    30,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().name("query-waiter-", 1).daemon(true).factory());

    public QueryWaiters() {
        threads.allowCoreThreadTimeOut(true);
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

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
