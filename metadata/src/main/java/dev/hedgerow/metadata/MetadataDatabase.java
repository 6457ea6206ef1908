package dev.hedgerow.metadata;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metadata database: one connection that writes, a pool of connections that read.
 *
 * <p>{@link #write} runs one transaction at a time, durable when it returns; {@link #read} sees one
 * consistent state and never waits for the writer. Neither may be called inside the other on the
 * same thread: the inner one would wait for the outer one, or not see what it wrote, so both are
 * refused. Rules that belong into one transaction take the {@link Handle}. Thread-safe.
 */
public final class MetadataDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MetadataDatabase.class);

    private final HikariDataSource writerPool;
    private final HikariDataSource readerPool;
    private final Jdbi writer;
    private final Jdbi readers;
    private final AtomicLong revision;
    private final ThreadLocal<Boolean> busy = new ThreadLocal<>();

    private MetadataDatabase(HikariDataSource writerPool, HikariDataSource readerPool) {
        this.writerPool = writerPool;
        this.readerPool = readerPool;
        this.writer = jdbi(writerPool);
        this.readers = jdbi(readerPool);
        this.revision = new AtomicLong(read(MetadataDatabase::storedRevision));
    }

    /**
     * Opens the SQLite file, making it when absent, and brings its schema up to date.
     *
     * @throws MetadataException STORAGE_UNUSABLE or STORAGE_FULL with the path and the reason
     */
    public static MetadataDatabase open(Path file) {
        SqliteFile sqlite = new SqliteFile(file);
        migrate(sqlite.dataSource(), sqlite.location(), file.toString());
        return new MetadataDatabase(sqlite.writerPool(), sqlite.readerPool());
    }

    /**
     * Runs one transaction that may write; committed and durable on return, rolled back on a throw.
     */
    public <T extends @Nullable Object> T write(Function<Handle, T> work) {
        return run(() -> {
            AtomicLong stored = new AtomicLong();
            T result =
                    writer.inTransaction(handle -> {
                        T done = work.apply(handle);
                        stored.set(storedRevision(handle));
                        return done;
                    });
            revision.accumulateAndGet(stored.get(), Math::max);
            return result;
        });
    }

    /** {@link #write} for work without a result. */
    public void writing(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return Boolean.TRUE;
        });
    }

    /** Runs read-only work on one consistent state of the database. */
    public <T extends @Nullable Object> T read(Function<Handle, T> work) {
        return run(() -> readers.inTransaction(work::apply));
    }

    /** {@link #read} with one DAO. */
    public <D, T extends @Nullable Object> T reading(Class<D> dao, Function<D, T> work) {
        return read(handle -> work.apply(handle.attach(dao)));
    }

    /**
     * A number that grows whenever the settings change, which are the tables of {@code
     * settings_revision_triggers.sql}: organizations, projects, users, keys, actions and the like.
     * Whoever was answered by {@link #write} sees it grown. No other process writes to the file, so
     * this reads memory; a database with many servers has to be asked.
     */
    public long revision() {
        return revision.get();
    }

    @Override
    public void close() {
        readerPool.close();
        writerPool.close();
    }

    private <T extends @Nullable Object> T run(Supply<T> work) {
        if (busy.get() != null) {
            throw MetadataException.internal(
                    "a transaction inside a transaction: pass the handle instead", null);
        }
        busy.set(Boolean.TRUE);
        try {
            return work.get();
        } catch (MetadataException exception) {
            throw exception;
        } catch (RuntimeException exception) {
            throw translate(exception);
        } finally {
            busy.remove();
        }
    }

    /** By plain JDBC: each write pays for it, ingest's, too. */
    private static long storedRevision(Handle handle) {
        try (Statement statement = handle.getConnection().createStatement();
                ResultSet row = statement.executeQuery("SELECT revision FROM settings_revision")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException exception) {
            throw new IllegalStateException("the revision of the settings is lost", exception);
        }
    }

    private static RuntimeException translate(RuntimeException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                MetadataException translated = SqliteFile.translate(sql);
                return translated == null ? exception : translated;
            }
        }
        return exception;
    }

    private static void migrate(DataSource dataSource, SqliteFile.Location location, String name) {
        try {
            Flyway flyway =
                    Flyway.configure()
                            .dataSource(dataSource)
                            .locations("classpath:db/migration/common", location.folder())
                            .placeholders(location.placeholders())
                            .validateMigrationNaming(true)
                            .load();
            refuseNewer(flyway, name);
            int applied = flyway.migrate().migrationsExecuted;
            if (applied > 0) {
                log.info("metadata {}: {} migrations applied", name, applied);
            }
        } catch (FlywayException exception) {
            RuntimeException translated = translate(exception);
            throw translated instanceof MetadataException
                    ? translated
                    : MetadataException.storage(
                            MetadataException.Code.STORAGE_UNUSABLE,
                            "The metadata database "
                                    + name
                                    + " cannot be brought up to date: "
                                    + exception.getMessage(),
                            exception);
        }
    }

    /** Files of newer versions have rules that this one does not know. */
    private static void refuseNewer(Flyway flyway, String name) {
        for (MigrationInfo migration : flyway.info().applied()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw MetadataException.storage(
                        MetadataException.Code.STORAGE_UNUSABLE,
                        "The metadata database "
                                + name
                                + " was written by a newer version of Hedgerow (its migration "
                                + migration.getVersion()
                                + " is not known here). Start that version, or a copy of the folder from before.",
                        null);
            }
        }
    }

    private static Jdbi jdbi(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new SqlObjectPlugin());
        ColumnTypes.register(jdbi);
        return jdbi;
    }

    private interface Supply<T extends @Nullable Object> {
        T get();
    }
}
