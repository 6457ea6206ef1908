package dev.hedgerow.metadata.users;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code memberships}. */
@RegisterConstructorMapper(Membership.class)
public interface MembershipDao {

    @SqlUpdate(
            """
            INSERT INTO memberships (id, organization_id, user_id, level, joined_at, updated_at)
            VALUES (:id, :organizationId, :userId, :level, :joinedAt, :updatedAt)
            """)
    void insert(@BindMethods Membership membership);

    @SqlUpdate("UPDATE memberships SET level = :level, updated_at = :updatedAt WHERE id = :id")
    void update(@BindMethods Membership membership);

    @SqlUpdate("DELETE FROM memberships WHERE id = :id")
    void delete(UUID id);

    @SqlQuery(
            "SELECT * FROM memberships WHERE organization_id = :organizationId AND user_id = :userId")
    Optional<Membership> find(UUID organizationId, long userId);

    @SqlQuery(
            "SELECT * FROM memberships WHERE organization_id = :organizationId ORDER BY joined_at, id")
    List<Membership> list(UUID organizationId);

    @SqlQuery("SELECT * FROM memberships WHERE user_id = :userId ORDER BY joined_at, id")
    List<Membership> listOfUser(long userId);
}
