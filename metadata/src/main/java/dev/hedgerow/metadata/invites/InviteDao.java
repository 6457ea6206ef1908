package dev.hedgerow.metadata.invites;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code organization_invites}. */
@RegisterConstructorMapper(Invite.class)
public interface InviteDao {

    @SqlUpdate(
            """
            INSERT INTO organization_invites
                (id, organization_id, target_email, first_name, level, message, created_at, created_by, updated_at)
            VALUES
                (:id, :organizationId, :targetEmail, :firstName, :level, :message, :createdAt, :createdBy, :updatedAt)
            """)
    void insert(@BindMethods Invite invite);

    @SqlQuery("SELECT * FROM organization_invites WHERE id = :id")
    Optional<Invite> find(UUID id);

    /** The newest first. */
    @SqlQuery(
            """
            SELECT * FROM organization_invites WHERE organization_id = :organizationId ORDER BY created_at DESC, id
            """)
    List<Invite> list(UUID organizationId);

    @SqlUpdate(
            "DELETE FROM organization_invites WHERE organization_id = :organizationId AND id = :id")
    int delete(UUID organizationId, UUID id);

    @SqlUpdate(
            """
            DELETE FROM organization_invites
            WHERE organization_id = :organizationId AND lower(target_email) = lower(:email)
            """)
    int deleteOf(UUID organizationId, String email);
}
