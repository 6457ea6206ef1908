package dev.hedgerow.server;

import dev.hedgerow.metadata.queries.QueryResults;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done now and then behind everything: throwing away kept answers that are too old or too
 * many.
 */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("housekeeping").daemon(true).factory());
    private final QueryResults results;

    private Housekeeping(QueryResults results) {
        this.results = results;
    }

    static Housekeeping start(QueryResults results) {
        Housekeeping started = new Housekeeping(results);
        long seconds = EVERY.toSeconds();
        var _ =
                started.thread.scheduleWithFixedDelay(
                        started::evict, seconds, seconds, TimeUnit.SECONDS);
        return started;
    }

    /** A failure is logged, and the next turn comes all the same. */
    private void evict() {
        try {
            int evicted = results.evict();
            LOG.debug("threw away {} kept answers", evicted);
        } catch (RuntimeException e) {
            LOG.warn("kept answers were not thrown away", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
