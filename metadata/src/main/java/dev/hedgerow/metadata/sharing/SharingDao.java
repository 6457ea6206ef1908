package dev.hedgerow.metadata.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code sharing_configurations}. */
@RegisterConstructorMapper(SharingConfiguration.class)
public interface SharingDao {

    /** Inserts all but the id, which the database gives. */
    @SqlQuery(
            """
            INSERT INTO sharing_configurations
                (project_id, kind, item_id, access_token, enabled, settings, created_at, expires_at)
            VALUES (:projectId, :kind, :itemId, :accessToken, :enabled, :settings, :createdAt, :expiresAt)
            RETURNING *
            """)
    SharingConfiguration insert(@BindMethods SharingConfiguration configuration);

    @SqlUpdate(
            """
            UPDATE sharing_configurations
            SET enabled = :enabled, settings = :settings, expires_at = :expiresAt
            WHERE id = :id
            """)
    void update(@BindMethods SharingConfiguration configuration);

    /** The present configuration of an object, not a replaced one. */
    @SqlQuery(
            """
            SELECT * FROM sharing_configurations
            WHERE project_id = :projectId AND kind = :kind AND item_id = :itemId AND expires_at IS NULL
            ORDER BY id DESC LIMIT 1
            """)
    Optional<SharingConfiguration> find(long projectId, SharedKind kind, long itemId);

    /** What a token opens now. */
    @SqlQuery(
            """
            SELECT * FROM sharing_configurations
            WHERE access_token = :token AND enabled = TRUE AND (expires_at IS NULL OR expires_at > :now)
            """)
    Optional<SharingConfiguration> findByToken(String token, Instant now);

    /** Ids of the shared objects of a kind. */
    @SqlQuery(
            """
            SELECT item_id FROM sharing_configurations
            WHERE project_id = :projectId AND kind = :kind AND enabled = TRUE AND expires_at IS NULL
            """)
    List<Long> listShared(long projectId, SharedKind kind);

    /** Makes replaced tokens of an object invalid at once. */
    @SqlUpdate(
            """
            UPDATE sharing_configurations SET enabled = FALSE
            WHERE project_id = :projectId AND kind = :kind AND item_id = :itemId AND expires_at IS NOT NULL
            """)
    void disableReplaced(long projectId, SharedKind kind, long itemId);
}
