package dev.hedgerow.metadata.dashboards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code dashboards}. */
@RegisterConstructorMapper(Dashboard.class)
public interface DashboardDao {

    /** Inserts all but the id, which the database gives. */
    @SqlQuery(
            """
            INSERT INTO dashboards
                (project_id, name, description, pinned, deleted, creation_mode, filters, variables, breakdown_colors,
                 data_color_theme_id, quick_filter_ids, restriction_level, created_at, created_by, last_accessed_at,
                 last_refresh)
            VALUES
                (:projectId, :name, :description, :pinned, :deleted, :creationMode, :filters, :variables,
                 :breakdownColors, :dataColorThemeId, :quickFilterIds, :restrictionLevel, :createdAt, :createdBy,
                 :lastAccessedAt, :lastRefresh)
            RETURNING *
            """)
    Dashboard insert(@BindMethods Dashboard dashboard);

    @SqlUpdate(
            """
            UPDATE dashboards
            SET name = :name, description = :description, pinned = :pinned, deleted = :deleted, filters = :filters,
                variables = :variables, breakdown_colors = :breakdownColors,
                data_color_theme_id = :dataColorThemeId, quick_filter_ids = :quickFilterIds,
                restriction_level = :restrictionLevel
            WHERE id = :id
            """)
    void update(@BindMethods Dashboard dashboard);

    @SqlUpdate("UPDATE dashboards SET last_accessed_at = :now WHERE id = :id")
    void updateLastAccessed(long id, Instant now);

    /** Also finds deleted ones. */
    @SqlQuery("SELECT * FROM dashboards WHERE project_id = :projectId AND id = :id")
    Optional<Dashboard> find(long projectId, long id);

    /** Every dashboard that is not deleted, unlisted ones included: pinned first, then by name. */
    @SqlQuery(
            """
            SELECT * FROM dashboards WHERE project_id = :projectId AND deleted = FALSE
            ORDER BY pinned DESC, name, id
            """)
    List<Dashboard> list(long projectId);

    /** Deletes the insights that are on this dashboard and on no other. */
    @SqlUpdate(
            """
            UPDATE insights SET deleted = TRUE, updated_at = :now
            WHERE id IN (SELECT insight_id FROM dashboard_tiles
                         WHERE dashboard_id = :id AND deleted = FALSE AND insight_id IS NOT NULL)
              AND id NOT IN (SELECT t.insight_id FROM dashboard_tiles t JOIN dashboards d ON d.id = t.dashboard_id
                             WHERE d.id <> :id AND d.deleted = FALSE AND t.deleted = FALSE
                               AND t.insight_id IS NOT NULL)
            """)
    void deleteInsights(long id, Instant now);

    /** Brings back the insights of this dashboard's tiles. */
    @SqlUpdate(
            """
            UPDATE insights SET deleted = FALSE, updated_at = :now
            WHERE deleted = TRUE
              AND id IN (SELECT insight_id FROM dashboard_tiles
                         WHERE dashboard_id = :id AND deleted = FALSE AND insight_id IS NOT NULL)
            """)
    void restoreInsights(long id, Instant now);
}
