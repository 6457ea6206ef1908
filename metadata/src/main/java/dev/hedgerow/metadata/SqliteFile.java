package dev.hedgerow.metadata;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hedgerow.metadata.MetadataException.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * All that is SQLite's own: settings, pools, spellings and error codes.
 *
 * <p>Write-ahead log, so readers never wait for the writer; synchronous FULL, so a commit is on the
 * disk when it returns. The writer takes its lock when the transaction starts, which rules out a
 * transaction that reads, then cannot upgrade.
 */
final class SqliteFile {

    private static final int READERS = 4;
    private static final int BUSY_TIMEOUT_MS = 10_000;
    private static final int WAIT_FOR_CONNECTION_MS = 30_000;

    /**
     * Where this database's own migrations lie, and how it spells what the common ones leave open.
     */
    record Location(String folder, Map<String, String> placeholders) {}

    private final Path file;

    SqliteFile(Path file) {
        this.file = file;
    }

    Location location() {
        return new Location(
                "classpath:db/migration/sqlite",
                Map.of("id", "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT", "blob", "BLOB"));
    }

    /** Unpooled connections, for migrations. */
    DataSource dataSource() {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw MetadataException.storage(
                    Code.STORAGE_UNUSABLE,
                    "The folder of " + file + " does not exist.",
                    new SQLException("no folder"));
        }
        if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
            throw MetadataException.storage(
                    Code.STORAGE_UNUSABLE,
                    "The metadata database "
                            + file
                            + " cannot be written: check the rights of the file and its folder.",
                    new SQLException("not writable"));
        }
        return source(TransactionMode.IMMEDIATE);
    }

    HikariDataSource writerPool() {
        return pool("metadata-writer", source(TransactionMode.IMMEDIATE), 1, null);
    }

    HikariDataSource readerPool() {
        return pool(
                "metadata-reader",
                source(TransactionMode.DEFERRED),
                READERS,
                "PRAGMA query_only = ON");
    }

    /**
     * What the codes of SQLite mean to us; null for those that say nothing of the outside world.
     */
    static @Nullable MetadataException translate(SQLException exception) {
        int primary = exception.getErrorCode() & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return MetadataException.storage(
                    Code.STORAGE_FULL, "The disk that holds the metadata is full.", exception);
        }
        if (primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || primary == SQLiteErrorCode.SQLITE_PERM.code
                || primary == SQLiteErrorCode.SQLITE_IOERR.code
                || primary == SQLiteErrorCode.SQLITE_CORRUPT.code
                || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return MetadataException.storage(
                    Code.STORAGE_UNUSABLE,
                    "The metadata database cannot be used: " + exception.getMessage(),
                    exception);
        }
        if (primary == SQLiteErrorCode.SQLITE_BUSY.code
                || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return MetadataException.storage(
                    Code.BUSY, "The metadata database is busy; try again.", exception);
        }
        return null;
    }

    private SQLiteDataSource source(TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.enforceForeignKeys(true);
        config.setTransactionMode(mode);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static HikariDataSource pool(
            String name, DataSource source, int size, @Nullable String initSql) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION_MS);
        // A connection to a file does not go stale; closing it would only throw away its page
        // cache.
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        if (initSql != null) {
            config.setConnectionInitSql(initSql);
        }
        return new HikariDataSource(config);
    }
}
