package dev.hedgerow.metadata.activity;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code activity_log}, newest first. */
@RegisterConstructorMapper(Activity.class)
public interface ActivityDao {

    @SqlUpdate(
            """
            INSERT INTO activity_log (uuid, project_id, user_id, activity, scope, item_id, detail, created_at)
            VALUES (:uuid, :projectId, :userId, :activity, :scope, :itemId, :detail, :createdAt)
            """)
    void insert(@BindMethods Activity activity);

    /** Forgets what happened to an object, as when nothing may remind of it. */
    @SqlUpdate(
            "DELETE FROM activity_log WHERE project_id = :projectId AND scope = :scope AND item_id = :itemId")
    int deleteOfItem(long projectId, String scope, String itemId);

    @SqlQuery(
            """
            SELECT * FROM activity_log WHERE project_id = :projectId AND scope = :scope AND item_id = :itemId
            ORDER BY id DESC LIMIT :limit OFFSET :offset
            """)
    List<Activity> listOfItem(long projectId, String scope, String itemId, int limit, int offset);

    @SqlQuery(
            """
            SELECT count(*) FROM activity_log WHERE project_id = :projectId AND scope = :scope AND item_id = :itemId
            """)
    int countOfItem(long projectId, String scope, String itemId);

    @SqlQuery(
            """
            SELECT * FROM activity_log WHERE project_id = :projectId AND scope = :scope
            ORDER BY id DESC LIMIT :limit OFFSET :offset
            """)
    List<Activity> listOfScope(long projectId, String scope, int limit, int offset);

    @SqlQuery("SELECT count(*) FROM activity_log WHERE project_id = :projectId AND scope = :scope")
    int countOfScope(long projectId, String scope);

    /** Entries before one, the newest first. */
    @SqlQuery(
            """
            SELECT * FROM activity_log WHERE project_id = :projectId AND id < :id
              AND (:userId IS NULL OR user_id = :userId) AND (:itemId IS NULL OR item_id = :itemId)
              AND (:everyScope OR scope IN (<scopes>))
            ORDER BY id DESC LIMIT :limit OFFSET :offset
            """)
    List<Activity> listBefore(
            long projectId,
            long id,
            @BindMethods ActivityFilter filter,
            @BindList("scopes") List<String> scopes,
            int limit,
            int offset);

    /** Entries after one, the oldest first. */
    @SqlQuery(
            """
            SELECT * FROM activity_log WHERE project_id = :projectId AND id > :id
              AND (:userId IS NULL OR user_id = :userId) AND (:itemId IS NULL OR item_id = :itemId)
              AND (:everyScope OR scope IN (<scopes>))
            ORDER BY id LIMIT :limit
            """)
    List<Activity> listAfter(
            long projectId,
            long id,
            @BindMethods ActivityFilter filter,
            @BindList("scopes") List<String> scopes,
            int limit);

    @SqlQuery(
            """
            SELECT count(*) FROM activity_log WHERE project_id = :projectId
              AND (:userId IS NULL OR user_id = :userId) AND (:itemId IS NULL OR item_id = :itemId)
              AND (:everyScope OR scope IN (<scopes>))
            """)
    int countOfProject(
            long projectId,
            @BindMethods ActivityFilter filter,
            @BindList("scopes") List<String> scopes);
}
