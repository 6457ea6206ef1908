package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.CancellationToken;
import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.QueryProgress;
import dev.hedgerow.store.StoreException;
import java.sql.SQLException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one statement while it runs: stops it when its time is over or somebody cancels, and
 * notes its progress.
 *
 * <p>The engine interrupts the connection rather than the statement, and an interrupt that comes
 * just before the engine starts is lost. So none is sent after {@link #close}, when the connection
 * may serve somebody else, and until then it is repeated.
 */
final class RunningQuery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningQuery.class);
    private static final long REPEAT_MILLIS = 5;
    private static final long PROGRESS_MILLIS = 100;

    private final ScheduledExecutorService clock;
    private final Future<?> timeout;
    private final Future<?> looks;
    private final QueryProgress progress;
    private final CancellationToken.Registration registration;
    private volatile @Nullable Supplier<StoreException> stopped;
    private DuckDBPreparedStatement statement;
    private boolean closed;

    RunningQuery(
            DuckDBPreparedStatement statement,
            QueryBudget budget,
            long deadlineNanos,
            ScheduledExecutorService clock) {
        this.statement = statement;
        this.clock = clock;
        this.timeout =
                clock.schedule(
                        () -> stop(() -> StoreException.timeout(budget.timeout())),
                        Math.max(0, deadlineNanos - System.nanoTime()),
                        TimeUnit.NANOSECONDS);
        this.progress = budget.progress();
        this.looks =
                clock.scheduleWithFixedDelay(
                        this::noteProgress,
                        PROGRESS_MILLIS,
                        PROGRESS_MILLIS,
                        TimeUnit.MILLISECONDS);
        this.registration = budget.token().onCancel(() -> stop(StoreException::cancelled));
    }

    /** Goes on with another statement of the same query. */
    synchronized void watch(DuckDBPreparedStatement next) {
        statement = next;
    }

    private synchronized void noteProgress() {
        if (closed) {
            return;
        }
        try {
            org.duckdb.QueryProgress rows = statement.getQueryProgress();
            if (rows.getTotalRowsToProcess() > 0) {
                progress.note(rows.getRowsProcessed(), rows.getTotalRowsToProcess());
            }
        } catch (SQLException e) {
            LOG.debug("A query's progress is unknown", e);
        }
    }

    /** Throws when the query was stopped. Cheap. */
    void check() {
        Supplier<StoreException> reason = stopped;
        if (reason != null) {
            throw reason.get();
        }
    }

    /** Why the statement failed: because it was stopped, or by itself. */
    StoreException explain(SQLException exception) {
        Supplier<StoreException> reason = stopped;
        return reason == null ? DuckDbErrors.ofQuery(exception) : reason.get();
    }

    private synchronized void stop(Supplier<StoreException> reason) {
        if (closed) {
            return;
        }
        if (stopped == null) {
            stopped = reason;
        }
        try {
            statement.cancel();
        } catch (SQLException e) {
            LOG.warn("A query could not be interrupted", e);
        }
        Future<?> _ = clock.schedule(() -> stop(reason), REPEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (stopped == null) {
                progress.noteEnd();
            }
        }
        looks.cancel(false);
        timeout.cancel(false);
        registration.close();
    }
}
