package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/**
 * Runs one SQL query within its budget and hands over the rows while the engine makes them.
 * Thread-safe.
 *
 * <p>Results are read through the driver's {@code ResultSet}. Its chunked result ({@code
 * DuckDBPreparedStatement.query()}) is no faster for two columns of longs, cannot read UUIDs and
 * lists, and when a query fails half-way it just ends, as if all rows had been read.
 */
final class QueryExecutor implements AutoCloseable {

    private static final int CHECK_EVERY_ROWS = 1024;

    private final ReadPool pool;
    private final Runnable beforeQuery;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "store-query-clock");
                thread.setDaemon(true);
                return thread;
            });

    /**
     * @param beforeQuery brings the tables up to date with all that is stored
     */
    QueryExecutor(ReadPool pool, Runnable beforeQuery) {
        this.pool = pool;
        this.beforeQuery = beforeQuery;
    }

    void run(
            String sql,
            List<? extends @Nullable Object> parameters,
            QueryBudget budget,
            Consumer<ResultRow> visitor) {
        long deadline = System.nanoTime() + budget.timeout().toNanos();
        if (budget.token().isCancelled()) {
            throw StoreException.cancelled();
        }
        ReadConnection connection = pool.acquire(budget, deadline);
        try {
            beforeQuery.run();
            run(connection, sql, parameters, budget, deadline, visitor);
        } finally {
            pool.release(connection);
        }
    }

    private void run(
            ReadConnection connection,
            String sql,
            List<? extends @Nullable Object> parameters,
            QueryBudget budget,
            long deadline,
            Consumer<ResultRow> visitor) {
        try (ReadConnection.Loan loan = connection.lend(sql);
                RunningQuery running =
                        new RunningQuery(
                                bound(loan.statement(), parameters), budget, deadline, clock)) {
            try (ResultSet result = loan.statement().executeQuery()) {
                read(result, running, budget, visitor);
            } catch (SQLException e) {
                running.check();
                throw DuckDbErrors.isWithoutCause(e)
                        ? running.explain(causeOf(e, running, connection.prepare(sql), parameters))
                        : running.explain(e);
            }
            loan.succeed();
        } catch (SQLException e) {
            throw DuckDbErrors.ofQuery(e);
        }
    }

    private static DuckDBPreparedStatement bound(
            DuckDBPreparedStatement statement, List<? extends @Nullable Object> parameters)
            throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }

    /**
     * The driver hides why a query failed when that was before its first row ("Invalid result
     * set"). Its other way to run a statement tells, so the query, which has delivered nothing, is
     * run again that way.
     */
    private static SQLException causeOf(
            SQLException exception,
            RunningQuery running,
            DuckDBPreparedStatement again,
            List<? extends @Nullable Object> parameters) {
        running.watch(again);
        try (again;
                DuckDBChunkedResult _ = bound(again, parameters).query()) {
            return exception;
        } catch (SQLException e) {
            return e;
        }
    }

    private static void read(
            ResultSet result, RunningQuery running, QueryBudget budget, Consumer<ResultRow> visitor)
            throws SQLException {
        ResultRow row = new ResultRow(result);
        long count = 0;
        while (result.next()) {
            if (++count > budget.maxRows()) {
                throw StoreException.tooManyRows(budget.maxRows());
            }
            if (count % CHECK_EVERY_ROWS == 0) {
                running.check();
            }
            visitor.accept(row);
        }
        running.check();
    }

    /** Whether a query runs. */
    boolean isBusy() {
        return pool.isBusy();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        pool.close();
    }
}
