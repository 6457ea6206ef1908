package dev.hedgerow.metadata.templates;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code saved_templates}. */
@RegisterConstructorMapper(SavedTemplate.class)
public interface SavedTemplateDao {

    @SqlUpdate(
            """
            INSERT INTO saved_templates
                (id, project_id, template_name, dashboard_description, dashboard_filters, tags, tiles, variables,
                 image_url, deleted, created_at, created_by)
            VALUES
                (:id, :projectId, :templateName, :dashboardDescription, :dashboardFilters, :tags, :tiles, :variables,
                 :imageUrl, :deleted, :createdAt, :createdBy)
            """)
    void insert(@BindMethods SavedTemplate template);

    @SqlUpdate(
            """
            UPDATE saved_templates
            SET template_name = :templateName, dashboard_description = :dashboardDescription,
                dashboard_filters = :dashboardFilters, tags = :tags, tiles = :tiles, variables = :variables,
                image_url = :imageUrl, deleted = :deleted
            WHERE id = :id
            """)
    void update(@BindMethods SavedTemplate template);

    /** Also finds deleted ones. */
    @SqlQuery("SELECT * FROM saved_templates WHERE project_id = :projectId AND id = :id")
    Optional<SavedTemplate> find(long projectId, UUID id);

    @SqlQuery(
            """
            SELECT * FROM saved_templates WHERE project_id = :projectId AND deleted = FALSE ORDER BY created_at, id
            """)
    List<SavedTemplate> list(long projectId);
}
