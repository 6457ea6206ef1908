package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open file. Hands out connections that share one engine; the file is free again when the last
 * of them and this are closed.
 *
 * <p>The engine is opened without access to other files, without extensions from outside, and with
 * its configuration locked, so that no SQL can reach anything but its own tables.
 */
final class DuckDbDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DuckDbDatabase.class);

    private final Path file;
    private final DuckDBConnection root;

    private DuckDbDatabase(Path file, DuckDBConnection root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Opens or creates the file and brings its schema up to date.
     *
     * @param prelude SQL statements that define the macros that compiled queries call
     * @throws StoreException {@code LOCKED}, {@code READ_ONLY}, {@code DISK_FULL}, {@code
     *     UNUSABLE_FILE} or {@code INTERNAL}
     */
    static DuckDbDatabase open(DuckDbSettings settings, List<String> prelude) {
        Path file = settings.file().toAbsolutePath();
        checkWritable(file);
        try {
            DuckDBConnection root =
                    DuckDBConnection.newConnection(
                            "jdbc:duckdb:" + file, false, "", properties(settings));
            try {
                SchemaMigrations.apply(root, file);
                ScalarFunctions.register(root);
                try (Statement statement = root.createStatement()) {
                    for (String sql : prelude) {
                        statement.execute(sql);
                    }
                    // Each connection must ask for its progress itself, see connectWithProgress().
                    statement.execute(
                            "SET allowed_configs = ['enable_progress_bar',"
                                    + " 'enable_progress_bar_print']");
                    statement.execute("SET lock_configuration = true");
                }
                LOG.info("Opened {}", file);
                return new DuckDbDatabase(file, root);
            } catch (SQLException | RuntimeException e) {
                root.close();
                throw e;
            }
        } catch (SQLException e) {
            throw DuckDbErrors.ofFile(file, e);
        }
    }

    Path file() {
        return file;
    }

    /** The log that commits go to before a checkpoint. */
    Path writeAheadLog() {
        return file.resolveSibling(file.getFileName() + ".wal");
    }

    /** A new connection, in auto-commit mode; the caller closes it. */
    DuckDBConnection connect() {
        try {
            return root.duplicate();
        } catch (SQLException e) {
            throw DuckDbErrors.ofFile(file, e);
        }
    }

    /**
     * {@link #connect} for queries that tell their progress. Whoever writes must not: the engine
     * works out the progress again for each of its tasks, and while it waits for other threads.
     */
    DuckDBConnection connectWithProgress() {
        DuckDBConnection connection = connect();
        try (Statement statement = connection.createStatement()) {
            // The engine counts rows only for a bar, which it need not print.
            statement.execute("SET enable_progress_bar = true");
            statement.execute("SET enable_progress_bar_print = false");
            return connection;
        } catch (SQLException e) {
            closeAfter(e, connection);
            throw DuckDbErrors.ofFile(file, e);
        }
    }

    private static void closeAfter(SQLException failure, DuckDBConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw DuckDbErrors.ofFile(file, e);
        }
    }

    private static Properties properties(DuckDbSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("enable_external_access", "false");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        properties.setProperty("memory_limit", settings.memoryBytes() / 1024 + "KiB");
        properties.setProperty("threads", Integer.toString(settings.threads()));
        // Memory that the engine frees goes back to the machine though no query asks for more.
        properties.setProperty("allocator_background_threads", "true");
        // Commits never stop for a checkpoint: Checkpointer does it beside them.
        properties.setProperty("checkpoint_threshold", "1TB");
        // Rows are read while the engine makes them, so that a row limit stops it early.
        properties.setProperty("jdbc_stream_results", "true");
        return properties;
    }

    // The engine's own messages for these differ by platform; the common cases are told apart here.
    private static void checkWritable(Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw StoreException.readOnly(String.valueOf(folder), null);
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw StoreException.readOnly(file.toString(), null);
        }
    }
}
