package dev.hedgerow.metadata.annotations;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code annotations}. */
@RegisterConstructorMapper(Annotation.class)
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
    @SqlQuery("SELECT * FROM annotations WHERE project_id = :projectId AND id = :id")
    Optional<Annotation> find(long projectId, long id);

    /** Every annotation that is not deleted, the latest date first. */
    @SqlQuery(
            """
            SELECT * FROM annotations WHERE project_id = :projectId AND deleted = FALSE
            ORDER BY date_marker DESC, id DESC
            """)
    List<Annotation> list(long projectId);
}
