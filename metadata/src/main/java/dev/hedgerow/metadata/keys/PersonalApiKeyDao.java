package dev.hedgerow.metadata.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code personal_api_keys}. */
@RegisterConstructorMapper(PersonalApiKey.class)
public interface PersonalApiKeyDao {

    @SqlUpdate(
            """
            INSERT INTO personal_api_keys
                (id, user_id, label, value_hash, mask_value, scopes, scoped_teams, scoped_organizations,
                 created_at, last_used_at, last_rolled_at)
            VALUES
                (:id, :userId, :label, :valueHash, :maskValue, :scopes, :scopedTeams, :scopedOrganizations,
                 :createdAt, :lastUsedAt, :lastRolledAt)
            """)
    void insert(@BindMethods PersonalApiKey key);

    @SqlUpdate(
            """
            UPDATE personal_api_keys
            SET label = :label, value_hash = :valueHash, mask_value = :maskValue, scopes = :scopes,
                scoped_teams = :scopedTeams, scoped_organizations = :scopedOrganizations,
                last_rolled_at = :lastRolledAt
            WHERE id = :id
            """)
    void update(@BindMethods PersonalApiKey key);

    @SqlUpdate("UPDATE personal_api_keys SET last_used_at = :now WHERE id = :id")
    void updateLastUsed(String id, Instant now);

    @SqlUpdate("DELETE FROM personal_api_keys WHERE id = :id AND user_id = :userId")
    int delete(String id, long userId);

    @SqlQuery("SELECT * FROM personal_api_keys WHERE id = :id AND user_id = :userId")
    Optional<PersonalApiKey> find(String id, long userId);

    @SqlQuery("SELECT * FROM personal_api_keys WHERE value_hash = :valueHash")
    Optional<PersonalApiKey> findByHash(String valueHash);

    @SqlQuery(
            "SELECT * FROM personal_api_keys WHERE user_id = :userId ORDER BY created_at DESC, id")
    List<PersonalApiKey> list(long userId);
}
