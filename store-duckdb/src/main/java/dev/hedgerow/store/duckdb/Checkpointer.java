package dev.hedgerow.store.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the write-ahead log into the file beside the writer: when it has grown to its limit, or
 * when nothing has been written for a while, so that the next start is quick.
 */
final class Checkpointer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final int IDLE_LOOKS = 60;
    // A checkpoint that finds no room makes the engine close itself: better not to begin one.
    private static final long SPARE_BYTES = 64L << 20;

    private final DuckDbDatabase database;
    private final DuckDBConnection connection;
    private final long limitBytes;
    private final Thread thread;
    private long lastSize;
    private int unchangedLooks;
    private volatile boolean closed;

    Checkpointer(DuckDbDatabase database, long limitBytes) {
        this.database = database;
        this.connection = database.connect();
        this.limitBytes = limitBytes;
        this.thread = new Thread(this::loop, "store-checkpointer");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void loop() {
        while (!closed) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
                if (isDue()) {
                    checkpoint();
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                LOG.warn("Cannot look at the write-ahead log: {}", e.toString());
            }
        }
    }

    private boolean isDue() throws IOException {
        Path log = database.writeAheadLog();
        long size = Files.exists(log) ? Files.size(log) : 0;
        unchangedLooks = size == lastSize ? unchangedLooks + 1 : 0;
        lastSize = size;
        boolean due = size >= limitBytes || (size > 0 && unchangedLooks == IDLE_LOOKS);
        if (due && Files.getFileStore(log).getUsableSpace() < 2 * size + SPARE_BYTES) {
            LOG.warn(
                    "Too little space beside {} to fold in its log of {} bytes",
                    database.file(),
                    size);
            return false;
        }
        return due;
    }

    private synchronized void checkpoint() {
        if (closed) {
            return;
        }
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
            LOG.debug("Checkpoint took {} ms", (System.nanoTime() - start) / 1_000_000);
        } catch (SQLException e) {
            // A commit under way forbids it; the next look, half a second later, tries again.
            LOG.debug("Checkpoint put off: {}", e.getMessage());
        }
    }

    /** Waits for a checkpoint that runs. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        synchronized (this) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw DuckDbErrors.ofFile(database.file(), e);
            }
        }
    }
}
