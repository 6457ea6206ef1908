package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
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
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "store-query-clock");
                thread.setDaemon(true);
                return thread;
            });

    QueryExecutor(ReadPool pool) {
        this.pool = pool;
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
        DuckDBConnection connection = pool.acquire(budget, deadline);
        try {
            run(connection, sql, parameters, budget, deadline, visitor);
        } finally {
            pool.release(connection);
        }
    }

    private void run(
            DuckDBConnection connection,
            String sql,
            List<? extends @Nullable Object> parameters,
            QueryBudget budget,
            long deadline,
            Consumer<ResultRow> visitor) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (RunningQuery running = new RunningQuery(statement, budget, deadline, clock)) {
                try (ResultSet result = statement.executeQuery()) {
                    read(result, running, budget, visitor);
                } catch (SQLException e) {
                    throw running.explain(e);
                }
            }
        } catch (SQLException e) {
            throw DuckDbErrors.ofQuery(e);
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

    @Override
    public void close() {
        clock.shutdownNow();
        pool.close();
    }
}
