package dev.hedgerow.metadata.organizations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code organizations}. */
@RegisterConstructorMapper(Organization.class)
public interface OrganizationDao {

    @SqlUpdate(
            """
            INSERT INTO organizations
                (id, name, slug, is_ai_data_processing_approved, settings, created_at, updated_at)
            VALUES (:id, :name, :slug, :isAiDataProcessingApproved, :settings, :createdAt, :updatedAt)
            """)
    void insert(@BindMethods Organization organization);

    @SqlUpdate(
            """
            UPDATE organizations
            SET name = :name, slug = :slug, is_ai_data_processing_approved = :isAiDataProcessingApproved,
                settings = :settings, updated_at = :updatedAt
            WHERE id = :id
            """)
    void update(@BindMethods Organization organization);

    @SqlQuery("SELECT * FROM organizations WHERE id = :id")
    Optional<Organization> find(UUID id);

    @SqlQuery("SELECT * FROM organizations WHERE slug = :slug")
    Optional<Organization> findBySlug(String slug);

    @SqlQuery(
            """
            SELECT o.* FROM organizations o JOIN memberships m ON m.organization_id = o.id
            WHERE m.user_id = :userId ORDER BY m.joined_at, o.id
            """)
    List<Organization> listOfUser(long userId);

    @SqlQuery("SELECT * FROM organizations ORDER BY created_at, id")
    List<Organization> list();
}
