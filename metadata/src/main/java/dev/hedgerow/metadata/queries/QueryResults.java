package dev.hedgerow.metadata.queries;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.Remembered;
import dev.hedgerow.metadata.queries.QueryResultDao.KeptSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jdbi.v3.core.Handle;

/**
 * Keeps answers of queries across restarts, gzipped, and throws away what is too old or, oldest
 * first, too much. What was kept is found at once, and written a moment later. Thread-safe.
 */
public final class QueryResults implements AutoCloseable {

    /** How much is kept, and for how long. */
    public record Limits(Duration age, long bytes) {

        /** What PostHog keeps, in a file of bearable size. */
        public static final Limits DEFAULT = new Limits(Duration.ofDays(7), 512L * 1024 * 1024);
    }

    private static final int EVICTED_AT_ONCE = 100;

    private final MetadataDatabase database;
    private final Clock clock;
    private final Limits limits;
    private final QueryResultWriter writer;
    private final Remembered<Long, Long> epochs;

    public QueryResults(MetadataDatabase database, Clock clock, Limits limits) {
        this.database = database;
        this.clock = clock;
        this.limits = limits;
        this.writer = new QueryResultWriter(database, limits.bytes());
        this.epochs =
                new Remembered<>(
                        database,
                        projectId ->
                                database.reading(
                                        QueryResultDao.class, dao -> dao.epoch(projectId)));
    }

    /** The answer under a key, however stale, unless it is older than the limit. */
    public Optional<QueryResult> find(long projectId, String cacheKey) {
        return writer.find(new QueryResultWriter.Id(projectId, cacheKey))
                .filter(unwritten -> unwritten.epoch() == epoch(projectId))
                .map(QueryResultWriter.Unwritten::result)
                .or(() -> findWritten(projectId, cacheKey))
                .filter(result ->
                        result.calculatedAt().isAfter(clock.instant().minus(limits.age())));
    }

    private Optional<QueryResult> findWritten(long projectId, String cacheKey) {
        return database.reading(QueryResultDao.class, dao -> dao.find(projectId, cacheKey))
                .map(row ->
                        new QueryResult(
                                decompress(row.body()),
                                row.calculatedAt(),
                                row.staleAt(),
                                row.lazilyStaleAt()));
    }

    /**
     * How often data of the project was deleted; to be read before an answer is calculated that
     * shall be kept.
     */
    public long epoch(long projectId) {
        return epochs.get(projectId);
    }

    /**
     * Keeps an answer in place of an older one. One that is larger than all that may be kept is
     * not, nor one that was begun in another epoch: it can hold what was deleted meanwhile.
     */
    public void keep(long projectId, String cacheKey, QueryResult result, long epoch) {
        writer.add(
                new QueryResultWriter.Id(projectId, cacheKey),
                new QueryResultWriter.Unwritten(result, epoch));
    }

    /** Throws away every answer of a project, those in the making too, as its data is deleted. */
    public static void forget(Handle handle, long projectId) {
        QueryResultDao dao = handle.attach(QueryResultDao.class);
        dao.raiseEpoch(projectId);
        dao.deleteAll(projectId);
    }

    /**
     * Throws away what is too old, then the oldest until the rest fits; to be called now and then.
     */
    public int evict() {
        writer.writeAll();
        int old =
                database.write(handle ->
                        handle.attach(QueryResultDao.class)
                                .deleteOlder(clock.instant().minus(limits.age())));
        int evicted = old;
        int step = 1;
        while (step > 0) {
            // A transaction each, so that ingest does not wait for the whole of it.
            step = database.write(handle -> evictSome(handle.attach(QueryResultDao.class)));
            evicted += step;
        }
        return evicted;
    }

    private int evictSome(QueryResultDao dao) {
        long excess = dao.sumSizes() - limits.bytes();
        int evicted = 0;
        if (excess <= 0) {
            return evicted;
        }
        for (KeptSize row : dao.listOldest(EVICTED_AT_ONCE)) {
            if (excess <= 0) {
                break;
            }
            evicted += dao.delete(row.projectId(), List.of(row.cacheKey()));
            excess -= row.sizeBytes();
        }
        return evicted;
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        writer.close();
    }

    private static String decompress(byte[] body) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw MetadataException.internal("a kept answer is damaged", exception);
        }
    }
}
