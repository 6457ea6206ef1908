package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the {@link DaySorter} work while nobody writes or asks, on a thread of its own. */
final class DaySorting implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DaySorting.class);
    private static final long LOOK_EVERY_MILLIS = 60_000;
    private static final long IDLE_MILLIS = 30_000;

    /** Queries get the machine for as long again as a slice takes. */
    private static final long REST_MILLIS = 20;

    private final DaySorter sorter;
    private final DuckDbEventWriter writer;
    private final QueryExecutor queries;
    private final Thread thread;
    private volatile boolean closed;

    DaySorting(DaySorter sorter, DuckDbEventWriter writer, QueryExecutor queries) {
        this.sorter = sorter;
        this.writer = writer;
        this.queries = queries;
        this.thread = new Thread(this::loop, "store-day-sorter");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void loop() {
        try {
            while (!closed) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                if (isIdle()) {
                    sort();
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Stopped");
        }
    }

    private void sort() {
        try {
            writer.settle();
            int days = sorter.sortDueDays(this::goesOn);
            if (days > 0) {
                LOG.info("Sorted the events of {} days", days);
            }
        } catch (StoreException failure) {
            LOG.warn("Days cannot be sorted now", failure);
        }
    }

    /** Rests after each slice, and for as long as queries run. */
    private boolean goesOn() {
        try {
            do {
                Thread.sleep(REST_MILLIS);
            } while (queries.isBusy() && !closed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return !closed && isIdle();
    }

    private boolean isIdle() {
        return writer.idleMillis() >= IDLE_MILLIS;
    }

    /** Waits for the slice that runs. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
