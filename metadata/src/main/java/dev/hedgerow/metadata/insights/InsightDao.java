package dev.hedgerow.metadata.insights;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code insights} and {@code insight_views}. */
@RegisterConstructorMapper(Insight.class)
@RegisterConstructorMapper(InsightLine.class)
@RegisterConstructorMapper(InsightView.class)
public interface InsightDao {

    /** Inserts all but the id, which the database gives. */
    @SqlQuery(
            """
            INSERT INTO insights
                (project_id, short_id, name, derived_name, description, query, legacy_filters, kind, position,
                 favorited, saved, deleted, is_sample, created_at, created_by, last_modified_at, last_modified_by,
                 updated_at)
            VALUES
                (:projectId, :shortId, :name, :derivedName, :description, :query, :legacyFilters, :kind, :position,
                 :favorited, :saved, :deleted, :isSample, :createdAt, :createdBy, :lastModifiedAt, :lastModifiedBy,
                 :updatedAt)
            RETURNING *
            """)
    Insight insert(@BindMethods Insight insight);

    @SqlUpdate(
            """
            UPDATE insights
            SET name = :name, derived_name = :derivedName, description = :description, query = :query,
                legacy_filters = :legacyFilters, kind = :kind, position = :position, favorited = :favorited,
                saved = :saved, deleted = :deleted, last_modified_at = :lastModifiedAt,
                last_modified_by = :lastModifiedBy, updated_at = :updatedAt
            WHERE id = :id
            """)
    void update(@BindMethods Insight insight);

    /** Also finds deleted ones. */
    @SqlQuery("SELECT * FROM insights WHERE project_id = :projectId AND id = :id")
    Optional<Insight> find(long projectId, long id);

    /** Also finds deleted ones. */
    @SqlQuery("SELECT * FROM insights WHERE project_id = :projectId AND short_id = :shortId")
    Optional<Insight> findByShortId(long projectId, String shortId);

    @SqlQuery("SELECT * FROM insights WHERE project_id = :projectId AND id IN (<ids>)")
    List<Insight> listByIds(long projectId, @BindList("ids") List<Long> ids);

    /** Every insight that is not deleted. */
    @SqlQuery(
            """
            SELECT i.id, i.short_id, i.name, i.derived_name, i.description, i.kind, i.position, i.favorited, i.saved,
                   i.created_at, i.created_by, i.last_modified_at,
                   (SELECT max(v.last_viewed_at) FROM insight_views v WHERE v.insight_id = i.id) AS last_viewed_at
            FROM insights i WHERE i.project_id = :projectId AND i.deleted = FALSE
            """)
    List<InsightLine> listLines(long projectId);

    /** Those with a query, that are not deleted. */
    @SqlQuery(
            """
            SELECT * FROM insights WHERE project_id = :projectId AND deleted = FALSE AND query IS NOT NULL ORDER BY id
            """)
    List<Insight> listWithQuery(long projectId);

    /**
     * Ids of insights whose query names a feature flag: as {@code $feature/key}, or as a value of
     * {@code $active_feature_flag}; deleted ones are not among them.
     */
    @SqlQuery(
            """
            SELECT id FROM insights
            WHERE project_id = :projectId AND deleted = FALSE
              AND (query LIKE :asProperty ESCAPE '!'
                   OR (query LIKE '%"$active_feature_flag%' AND query LIKE :asValue ESCAPE '!'))
            """)
    List<Long> listIdsByFlag(long projectId, String asProperty, String asValue);

    /**
     * Ids of insights whose query names an event: in a series, or as what people come back to;
     * deleted ones are not among them.
     */
    @SqlQuery(
            """
            SELECT id FROM insights
            WHERE project_id = :projectId AND deleted = FALSE
              AND (query LIKE :asEvent ESCAPE '!' OR query LIKE :asEntity ESCAPE '!')
            """)
    List<Long> listIdsByEvent(long projectId, String asEvent, String asEntity);

    /** Insights whose query names some action; deleted ones are not among them. */
    @SqlQuery(
            """
            SELECT * FROM insights
            WHERE project_id = :projectId AND deleted = FALSE
              AND (query LIKE '%"ActionsNode"%' OR query LIKE '%"actionId"%')
            ORDER BY id
            """)
    List<Insight> listNamingActions(long projectId);

    @SqlBatch(
            """
            INSERT INTO insight_views (insight_id, user_id, project_id, last_viewed_at)
            VALUES (:insightId, :userId, :projectId, :lastViewedAt)
            ON CONFLICT (insight_id, user_id) DO UPDATE SET last_viewed_at = excluded.last_viewed_at
            """)
    void upsertViews(@BindMethods Collection<InsightView> views);

    /** The insights a person viewed last, the latest first. */
    @SqlQuery(
            """
            SELECT v.* FROM insight_views v JOIN insights i ON i.id = v.insight_id
            WHERE v.project_id = :projectId AND v.user_id = :userId AND i.deleted = FALSE
            ORDER BY v.last_viewed_at DESC, v.insight_id DESC LIMIT :limit
            """)
    List<InsightView> listViewsOfUser(long projectId, long userId, int limit);

    /** All views since then, of insights that are not deleted. */
    @SqlQuery(
            """
            SELECT v.* FROM insight_views v JOIN insights i ON i.id = v.insight_id
            WHERE v.project_id = :projectId AND v.last_viewed_at >= :since AND i.deleted = FALSE
            ORDER BY v.last_viewed_at DESC
            """)
    List<InsightView> listViewsSince(long projectId, Instant since);
}
