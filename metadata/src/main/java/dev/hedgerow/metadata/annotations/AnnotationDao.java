package dev.hedgerow.metadata.annotations;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code annotations}. */
@RegisterConstructorMapper(Annotation.class)
@RegisterConstructorMapper(AnnotationView.class)
public interface AnnotationDao {

    /** Inserts all but the id, which the database gives. */
    @SqlQuery(
            """
            INSERT INTO annotations
                (project_id, content, date_marker, scope, creation_type, dashboard_id, insight_id, deleted,
                 created_at, created_by, updated_at)
            VALUES
                (:projectId, :content, :dateMarker, :scope, :creationType, :dashboardId, :insightId, :deleted,
                 :createdAt, :createdBy, :updatedAt)
            RETURNING *
            """)
    Annotation insert(@BindMethods Annotation annotation);

    @SqlUpdate(
            """
            UPDATE annotations
            SET content = :content, date_marker = :dateMarker, scope = :scope, dashboard_id = :dashboardId,
                insight_id = :insightId, deleted = :deleted, updated_at = :updatedAt
            WHERE id = :id
            """)
    void update(@BindMethods Annotation annotation);

    /** Also finds deleted ones. */
    @SqlQuery(
            """
            SELECT a.*, d.name AS dashboard_name, i.short_id AS insight_short_id, i.name AS insight_name,
                i.derived_name AS insight_derived_name
            FROM annotations a
            JOIN projects p ON p.id = a.project_id
            LEFT JOIN dashboards d ON d.id = a.dashboard_id
            LEFT JOIN insights i ON i.id = a.insight_id
            WHERE a.id = :id
              AND (a.project_id = :projectId
                   OR (a.scope = 'organization'
                       AND p.organization_id = (SELECT organization_id FROM projects WHERE id = :projectId)))
            """)
    Optional<AnnotationView> find(long projectId, long id);

    /**
     * Those of a project that are not deleted, and those for its whole organization, the latest
     * date first.
     */
    @SqlQuery(
            """
            SELECT a.*, d.name AS dashboard_name, i.short_id AS insight_short_id, i.name AS insight_name,
                i.derived_name AS insight_derived_name
            FROM annotations a
            JOIN projects p ON p.id = a.project_id
            LEFT JOIN dashboards d ON d.id = a.dashboard_id
            LEFT JOIN insights i ON i.id = a.insight_id
            WHERE a.deleted = FALSE
              AND (a.project_id = :projectId
                   OR (a.scope = 'organization'
                       AND p.organization_id = (SELECT organization_id FROM projects WHERE id = :projectId)))
            ORDER BY a.date_marker DESC, a.id DESC
            """)
    List<AnnotationView> list(long projectId);

    @SqlQuery("SELECT count(*) FROM insights WHERE project_id = :projectId AND id = :id")
    int countInsights(long projectId, long id);

    @SqlQuery("SELECT count(*) FROM dashboards WHERE project_id = :projectId AND id = :id")
    int countDashboards(long projectId, long id);
}
