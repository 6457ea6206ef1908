package dev.hedgerow.metadata.projects;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code projects}. */
@RegisterConstructorMapper(Project.class)
public interface ProjectDao {

    /** Inserts all but the id, which the database gives. */
    @SqlQuery(
            """
            INSERT INTO projects
                (uuid, organization_id, name, api_token, timezone, week_start_day, test_account_filters,
                 test_account_filters_default_checked, path_cleaning_filters, person_display_name_properties,
                 data_attributes, app_urls, settings, created_at, updated_at)
            VALUES
                (:uuid, :organizationId, :name, :apiToken, :timezone, :weekStartDay, :testAccountFilters,
                 :testAccountFiltersDefaultChecked, :pathCleaningFilters, :personDisplayNameProperties,
                 :dataAttributes, :appUrls, :settings, :createdAt, :updatedAt)
            RETURNING *
            """)
    Project insert(@BindMethods Project project);

    @SqlUpdate(
            """
            UPDATE projects
            SET name = :name, timezone = :timezone, week_start_day = :weekStartDay,
                test_account_filters = :testAccountFilters,
                test_account_filters_default_checked = :testAccountFiltersDefaultChecked,
                path_cleaning_filters = :pathCleaningFilters,
                person_display_name_properties = :personDisplayNameProperties,
                data_attributes = :dataAttributes, app_urls = :appUrls, settings = :settings, updated_at = :updatedAt
            WHERE id = :id
            """)
    void update(@BindMethods Project project);

    @SqlUpdate("UPDATE projects SET api_token = :token, updated_at = :now WHERE id = :id")
    int updateToken(long id, String token, Instant now);

    @SqlUpdate("UPDATE projects SET settings = :settings, updated_at = :now WHERE id = :id")
    void updateSettings(long id, String settings, Instant now);

    @SqlQuery("SELECT * FROM projects WHERE id = :id")
    Optional<Project> find(long id);

    @SqlQuery("SELECT * FROM projects WHERE api_token = :token")
    Optional<Project> findByToken(String token);

    @SqlQuery(
            """
            SELECT * FROM projects WHERE organization_id = :organizationId ORDER BY id LIMIT :limit OFFSET :offset
            """)
    List<Project> list(UUID organizationId, int limit, int offset);

    @SqlQuery("SELECT count(*) FROM projects WHERE organization_id = :organizationId")
    int count(UUID organizationId);

    @SqlQuery("SELECT * FROM projects ORDER BY id")
    List<Project> listAll();
}
