package dev.hedgerow.metadata.warnings;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code ingestion_warnings}. */
@RegisterConstructorMapper(IngestionWarning.class)
public interface IngestionWarningDao {

    /** Adds to the hours that are there. */
    @SqlBatch(
            """
            INSERT INTO ingestion_warnings (project_id, type, subject, started_at, last_seen_at, times, details)
            VALUES (:projectId, :type, :subject, :startedAt, :lastSeenAt, :times, :details)
            ON CONFLICT (project_id, type, subject, started_at) DO UPDATE
            SET times = ingestion_warnings.times + excluded.times, last_seen_at = excluded.last_seen_at,
                details = excluded.details
            """)
    void add(@BindMethods Collection<IngestionWarning> warnings);

    @SqlUpdate(
            "DELETE FROM ingestion_warnings WHERE project_id = :projectId AND started_at < :before")
    void deleteBefore(long projectId, Instant before);

    /** The latest first. */
    @SqlQuery(
            """
            SELECT * FROM ingestion_warnings WHERE project_id = :projectId AND started_at >= :since
            ORDER BY last_seen_at DESC, subject
            """)
    List<IngestionWarning> listSince(long projectId, Instant since);
}
