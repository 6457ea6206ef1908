package dev.hedgerow.store.duckdb;

import dev.hedgerow.store.StoreException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection that changes data. Everybody who writes takes turns on it, so that no two
 * transactions can conflict. Thread-safe.
 *
 * <p>Transactions are begun by statement, never by {@code setAutoCommit(false)}: that begins one
 * lazily with the next statement and not for an appender, whose rows would then be committed on
 * their own.
 */
final class WriteConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WriteConnection.class);

    /** Something done within a transaction. */
    @FunctionalInterface
    interface Work {
        void run(DuckDBConnection connection) throws SQLException;
    }

    private final DuckDbDatabase database;
    private final DuckDBConnection connection;
    // Fair: the promoter's slices and the writer's batches alternate.
    private final ReentrantLock lock = new ReentrantLock(true);

    WriteConnection(DuckDbDatabase database) {
        this.database = database;
        this.connection = database.connect();
    }

    /**
     * Runs the work in a transaction and commits it; whatever is thrown rolls it back, and the
     * connection is ready for the next.
     *
     * @throws StoreException for a failure of the engine
     */
    void inTransaction(Work work) {
        inTransaction(work, () -> {});
    }

    /** The same, and does something after the commit before anybody else may write. */
    void inTransaction(Work work, Runnable afterCommit) {
        lock.lock();
        try {
            execute("BEGIN TRANSACTION");
            work.run(connection);
            execute("COMMIT");
            afterCommit.run();
        } catch (SQLException e) {
            rollback();
            throw DuckDbErrors.ofFile(database.file(), e);
        } catch (RuntimeException | Error e) {
            rollback();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void rollback() {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            // A commit that failed has ended its transaction already.
            LOG.debug("Nothing to roll back: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw DuckDbErrors.ofFile(database.file(), e);
        } finally {
            lock.unlock();
        }
    }
}
