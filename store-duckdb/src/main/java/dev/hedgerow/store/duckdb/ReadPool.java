package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.StoreException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The connections that queries run on, as many as may run at once. Thread-safe. */
final class ReadPool implements AutoCloseable {

    private static final long LOOK_AT_TOKEN_EVERY_MILLIS = 20;

    private final DuckDbDatabase database;
    private final int size;
    private final Semaphore free;
    private final Deque<ReadConnection> idle = new ArrayDeque<>();
    private boolean closed;

    ReadPool(DuckDbDatabase database, int size) {
        this.database = database;
        this.size = size;
        this.free = new Semaphore(size, true);
    }

    /**
     * Waits for a connection; give it back by {@link #release}.
     *
     * @param deadlineNanos of {@link System#nanoTime}
     */
    ReadConnection acquire(QueryBudget budget, long deadlineNanos) {
        try {
            while (!free.tryAcquire(LOOK_AT_TOKEN_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                if (budget.token().isCancelled()) {
                    throw StoreException.cancelled();
                }
                if (System.nanoTime() - deadlineNanos >= 0) {
                    throw StoreException.timeout(budget.timeout());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreException.cancelled();
        }
        try {
            return takeIdle();
        } catch (RuntimeException e) {
            free.release();
            throw e;
        }
    }

    private ReadConnection takeIdle() {
        synchronized (idle) {
            if (closed) {
                throw StoreException.internal("The event store is closed", null);
            }
            ReadConnection connection = idle.poll();
            return connection == null
                    ? new ReadConnection(database.connectWithProgress())
                    : connection;
        }
    }

    void release(ReadConnection connection) {
        synchronized (idle) {
            if (closed) {
                close(connection);
            } else {
                idle.push(connection);
            }
        }
        free.release();
    }

    /** Whether a connection is given out. */
    boolean isBusy() {
        return free.availablePermits() < size;
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(this::close);
            idle.clear();
        }
    }

    private void close(ReadConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DuckDbErrors.ofFile(database.file(), e);
        }
    }
}
