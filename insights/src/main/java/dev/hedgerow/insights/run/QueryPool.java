package dev.hedgerow.insights.run;

import dev.hedgerow.insights.query.QueryException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that queries run on: at most so many at once, the others wait in the order they came,
 * and beyond a limit are refused.
 *
 * <p>Platform threads: a query spends its time in native code, which would pin the carrier of a
 * virtual one.
 */
public final class QueryPool implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ThreadPoolExecutor threads;

    public QueryPool(int atOnce, int mostWaiting) {
        ThreadFactory factory = Thread.ofPlatform().name("query-", 1).daemon(true).factory();
        threads =
                new ThreadPoolExecutor(
                        atOnce,
                        atOnce,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(mostWaiting),
                        factory);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Queues work.
     *
     * @throws QueryException TOO_MANY_QUERIES when as many as may wait are waiting
     */
    public void execute(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException full) {
            throw QueryException.of(
                    QueryException.Code.TOO_MANY_QUERIES,
                    "Too many queries are waiting. Try again in a moment.",
                    full);
        }
    }

    /** How many queries run or wait. */
    public int load() {
        return threads.getActiveCount() + threads.getQueue().size();
    }

    /** How many queries have come since the start. */
    public long taken() {
        return threads.getTaskCount();
    }

    /** Refuses new work, drops what waits, and gives what runs a moment to end. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            boolean ended = threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
