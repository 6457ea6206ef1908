package dev.hedgerow.metadata.queries;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** SQL of {@code query_results}. */
@RegisterConstructorMapper(QueryResultDao.Row.class)
@RegisterConstructorMapper(QueryResultDao.KeptSize.class)
public interface QueryResultDao {

    /** A row; the body is compressed. */
    @SuppressWarnings("ArrayRecordComponent") // a row on its way, never compared
    record Row(
            long projectId,
            String cacheKey,
            byte[] body,
            long sizeBytes,
            Instant calculatedAt,
            @Nullable Instant staleAt,
            @Nullable Instant lazilyStaleAt) {}

    /** A row's name and size. */
    record KeptSize(long projectId, String cacheKey, long sizeBytes) {}

    @SqlUpdate(
            """
            INSERT INTO query_results
                (project_id, cache_key, body, size_bytes, calculated_at, stale_at, lazily_stale_at)
            VALUES (:projectId, :cacheKey, :body, :sizeBytes, :calculatedAt, :staleAt, :lazilyStaleAt)
            ON CONFLICT (project_id, cache_key) DO UPDATE
            SET body = excluded.body, size_bytes = excluded.size_bytes, calculated_at = excluded.calculated_at,
                stale_at = excluded.stale_at, lazily_stale_at = excluded.lazily_stale_at
            """)
    void upsert(@BindMethods Row row);

    @SqlQuery("SELECT * FROM query_results WHERE project_id = :projectId AND cache_key = :cacheKey")
    Optional<Row> find(long projectId, String cacheKey);

    @SqlQuery("SELECT coalesce(sum(size_bytes), 0) FROM query_results")
    long sumSizes();

    /** The oldest rows, the oldest first. */
    @SqlQuery(
            "SELECT project_id, cache_key, size_bytes FROM query_results ORDER BY calculated_at LIMIT :limit")
    List<KeptSize> listOldest(int limit);

    @SqlUpdate(
            "DELETE FROM query_results WHERE project_id = :projectId AND cache_key IN (<cacheKeys>)")
    int delete(long projectId, @BindList("cacheKeys") List<String> cacheKeys);

    @SqlUpdate("DELETE FROM query_results WHERE project_id = :projectId")
    int deleteAll(long projectId);

    @SqlQuery(
            """
            SELECT coalesce((SELECT epoch FROM query_result_epochs WHERE project_id = :projectId), 0)
            """)
    long epoch(long projectId);

    @SqlUpdate(
            """
            INSERT INTO query_result_epochs (project_id, epoch) VALUES (:projectId, 1)
            ON CONFLICT (project_id) DO UPDATE SET epoch = query_result_epochs.epoch + 1
            """)
    void raiseEpoch(long projectId);

    @SqlUpdate("DELETE FROM query_results WHERE calculated_at < :before")
    int deleteOlder(Instant before);
}
