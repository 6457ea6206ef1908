package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Brings a file to the newest schema. The scripts are append-only: the n-th one leads to version n,
 * each in a transaction with its number, so a crash leaves a whole version.
 */
final class SchemaMigrations {

    private static final List<String> SCRIPTS =
            List.of(
                    "001_events_persons_groups.sql",
                    "002_static_cohort_people.sql",
                    "003_promotion_requests.sql",
                    "004_fewer_starting_columns.sql");

    private SchemaMigrations() {}

    /**
     * @throws StoreException {@code UNUSABLE_FILE} when the file belongs to something else or to a
     *     newer version
     */
    static void apply(Connection connection, Path file) throws SQLException {
        long version = version(connection, file);
        if (version > SCRIPTS.size()) {
            throw StoreException.unusableFile(
                    file.toString(),
                    "a newer version wrote it (schema "
                            + version
                            + ", this version knows "
                            + SCRIPTS.size()
                            + "). Update the program.",
                    null);
        }
        for (int next = (int) version; next < SCRIPTS.size(); next++) {
            run(connection, SCRIPTS.get(next), next + 1);
        }
    }

    private static long version(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (count(statement, "FROM duckdb_tables()") == 0) {
                return 0;
            }
            if (count(statement, "FROM duckdb_tables() WHERE table_name = 'store_state'") == 0) {
                throw StoreException.unusableFile(
                        file.toString(), "it holds tables of another program.", null);
            }
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT value FROM store_state WHERE name = 'schema_version'")) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private static long count(Statement statement, String from) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void run(Connection connection, String script, int version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN TRANSACTION");
            try {
                statement.execute(
                        "CREATE TABLE IF NOT EXISTS store_state (name VARCHAR PRIMARY KEY, value BIGINT NOT NULL)");
                statement.execute(read(script));
                statement.execute(
                        "INSERT OR REPLACE INTO store_state VALUES ('schema_version', "
                                + version
                                + ")");
                statement.execute("COMMIT");
            } catch (SQLException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        }
    }

    private static String read(String script) {
        try (InputStream in = SchemaMigrations.class.getResourceAsStream("migration/" + script)) {
            if (in == null) {
                throw new IllegalStateException(
                        "Script " + script + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
