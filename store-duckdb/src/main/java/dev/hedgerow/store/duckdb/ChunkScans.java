package dev.hedgerow.store.duckdb;

import dev.hedgerow.hogql.compile.Column;
import dev.hedgerow.hogql.compile.CompiledQuery;
import dev.hedgerow.store.ChunkVisitor;
import dev.hedgerow.store.QueryBudget;
import dev.hedgerow.store.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * Hands the rows of queries to visitors from within the engine: the query's columns are the
 * arguments of a Java function, which the engine calls with its vectors on all its threads, and the
 * sum of the function's results is how many rows it was given. Thread-safe.
 *
 * <p>So no row is copied into a result, and the statement itself tells when it fails half-way. A
 * function takes a number that says whose rows they are; there is one function per list of argument
 * types, made when it is first needed.
 */
final class ChunkScans {

    private final DuckDbDatabase database;
    private final QueryExecutor queries;
    private final AtomicLong lastNumber = new AtomicLong();
    private final Map<Long, Scan> running = new ConcurrentHashMap<>();
    private final Set<String> functions = ConcurrentHashMap.newKeySet();

    ChunkScans(DuckDbDatabase database, QueryExecutor queries) {
        this.database = database;
        this.queries = queries;
    }

    void run(CompiledQuery query, QueryBudget budget, ChunkVisitor visitor) {
        List<ScanColumn> columns = new ArrayList<>();
        int argument = 1;
        for (Column column : query.columns()) {
            ScanColumn scanned = ScanColumn.of(column, argument);
            columns.add(scanned);
            argument += scanned.arguments().size();
        }
        Scan scan = new Scan(visitor, columns, budget.maxRows());
        long number = lastNumber.incrementAndGet();
        running.put(number, scan);
        try {
            long[] taken = new long[1];
            queries.run(
                    sql(query, columns, function(columns)),
                    parameters(query, number),
                    budget,
                    row -> taken[0] = row.longAt(0));
            scan.requireAll(taken[0]);
        } catch (StoreException failure) {
            scan.rethrow();
            throw failure;
        } finally {
            running.remove(number);
        }
    }

    private static String sql(CompiledQuery query, List<ScanColumn> columns, String function) {
        List<String> arguments = new ArrayList<>();
        arguments.add("$%d::BIGINT".formatted(query.parameters().size() + 1));
        columns.forEach(column -> arguments.addAll(column.arguments()));
        return """
        SELECT coalesce(sum(%s(%s)), 0)::BIGINT FROM (%s) AS scanned
        """
                .formatted(function, String.join(", ", arguments), query.sql());
    }

    /** Those of the query, and the scan's number. */
    private static List<@Nullable Object> parameters(CompiledQuery query, long number) {
        List<@Nullable Object> all = new ArrayList<>(query.parameters());
        all.add(number);
        return all;
    }

    /** The name of the function for the types of these columns. */
    private String function(List<ScanColumn> columns) {
        StringBuilder name = new StringBuilder("hedgerow_take_");
        columns.forEach(column -> name.append(column.kind().letter()));
        if (!functions.contains(name.toString())) {
            define(name.toString(), columns);
        }
        return name.toString();
    }

    private synchronized void define(String name, List<ScanColumn> columns) {
        if (functions.contains(name)) {
            return;
        }
        List<DuckDBColumnType> types = new ArrayList<>();
        types.add(DuckDBColumnType.BIGINT);
        columns.forEach(column -> types.addAll(column.kind().types()));
        try (DuckDBConnection connection = database.connect()) {
            ScalarFunctions.register(
                    connection,
                    builder ->
                            builder.withName(name)
                                    .withParameters(types.toArray(DuckDBColumnType[]::new))
                                    .withReturnType(DuckDBColumnType.BIGINT)
                                    .withVolatile()
                                    .withVectorizedFunction(this::take));
        } catch (SQLException e) {
            throw StoreException.internal("The function " + name + " cannot be made", e);
        }
        functions.add(name);
    }

    private void take(DuckDBDataChunkReader input, DuckDBWritableVector taken) {
        int rows = (int) input.rowCount();
        if (rows == 0) {
            return;
        }
        Scan scan = running.get(input.vector(0).getLong(0));
        if (scan == null) {
            throw new IllegalStateException("The scan has ended");
        }
        scan.take(input);
        for (int row = 0; row < rows; row++) {
            taken.setLong(row, 1);
        }
    }

    /** One query under way. */
    private static final class Scan {
        private final ChunkVisitor visitor;
        private final List<ScanColumn> columns;
        private final long maxRows;
        private final AtomicLong rows = new AtomicLong();
        private volatile @Nullable Throwable thrown;

        Scan(ChunkVisitor visitor, List<ScanColumn> columns, long maxRows) {
            this.visitor = visitor;
            this.columns = columns;
            this.maxRows = maxRows;
        }

        void take(DuckDBDataChunkReader input) {
            try {
                if (rows.addAndGet(input.rowCount()) > maxRows) {
                    throw StoreException.tooManyRows(maxRows);
                }
                visitor.visit(new ScannedChunk(input, columns));
            } catch (RuntimeException | Error failure) {
                thrown = failure;
                throw failure;
            }
        }

        /** Throws what ended the query, if that was the visitor. */
        void rethrow() {
            switch (thrown) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> {}
            }
        }

        void requireAll(long counted) {
            if (counted != rows.get()) {
                throw StoreException.internal(
                        "The engine counted " + counted + " rows and gave " + rows.get(), null);
            }
        }
    }
}
