package dev.hedgerow.benchmarks.ingest;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The yardstick: DuckDB's Appender alone, one thread, JSON text and six columns, a durable commit
 * every 5,000 rows.
 */
final class BareAppender {
    private static final int ROWS_PER_COMMIT = 5_000;

    private BareAppender() {}

    /** Writes the rows into a new file and gives their speed. */
    static Stopwatch.Speed measure(Path file, List<SampleEvents.Row> rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET checkpoint_threshold = '1GB'");
                statement.execute(
                        """
                        CREATE TABLE events (
                            uuid UUID, event VARCHAR, "timestamp" TIMESTAMP, distinct_id VARCHAR,
                            elements_chain VARCHAR, session_id VARCHAR, properties VARCHAR)
                        """);
            }
            connection.setAutoCommit(false);
            Stopwatch stopwatch = new Stopwatch();
            for (int from = 0; from < rows.size(); from += ROWS_PER_COMMIT) {
                append(
                        connection,
                        rows.subList(from, Math.min(rows.size(), from + ROWS_PER_COMMIT)));
                connection.commit();
            }
            return stopwatch.of(rows.size());
        }
    }

    private static void append(Connection connection, List<SampleEvents.Row> rows)
            throws SQLException {
        try (DuckDBAppender appender =
                connection.unwrap(DuckDBConnection.class).createAppender("main", "events")) {
            for (SampleEvents.Row row : rows) {
                appender.beginRow()
                        .append(row.uuid())
                        .append(row.event())
                        .appendEpochMicros(row.micros())
                        .append(row.distinctId())
                        .append(row.elementsChain())
                        .append(row.sessionId())
                        .append(row.properties())
                        .endRow();
            }
        }
    }
}
