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

    @SqlUpdate("UPDATE dashboards SET last_refresh = :now WHERE id = :id")
    void updateLastRefresh(long id, Instant now);

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
}
