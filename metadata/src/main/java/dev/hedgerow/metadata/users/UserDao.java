package dev.hedgerow.metadata.users;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code users}. */
@RegisterConstructorMapper(User.class)
public interface UserDao {

    /** Inserts all but the id, which the database gives. */
    @SqlQuery(
            """
            INSERT INTO users
                (uuid, distinct_id, email, email_folded, first_name, last_name, password_hash, is_email_verified,
                 is_active, is_staff, role_at_organization, current_organization_id, current_project_id, settings,
                 created_at, last_login)
            VALUES
                (:uuid, :distinctId, :email, :emailFolded, :firstName, :lastName, :passwordHash, :isEmailVerified,
                 :isActive, :isStaff, :roleAtOrganization, :currentOrganizationId, :currentProjectId, :settings,
                 :createdAt, :lastLogin)
            RETURNING *
            """)
    User insert(@BindMethods User user);

    @SqlUpdate(
            """
            UPDATE users
            SET email = :email, email_folded = :emailFolded, first_name = :firstName, last_name = :lastName,
                password_hash = :passwordHash, is_email_verified = :isEmailVerified, is_active = :isActive,
                is_staff = :isStaff, role_at_organization = :roleAtOrganization,
                current_organization_id = :currentOrganizationId, current_project_id = :currentProjectId,
                settings = :settings
            WHERE id = :id
            """)
    void update(@BindMethods User user);

    @SqlUpdate("UPDATE users SET last_login = :now WHERE id = :id")
    void updateLastLogin(long id, Instant now);

    @SqlQuery("SELECT * FROM users WHERE id = :id")
    Optional<User> find(long id);

    @SqlQuery("SELECT * FROM users WHERE email_folded = :emailFolded")
    Optional<User> findByEmail(String emailFolded);

    @SqlQuery("SELECT * FROM users WHERE id IN (<ids>)")
    List<User> listByIds(@BindList("ids") List<Long> ids);

    @SqlQuery("SELECT count(*) FROM users")
    int count();
}
