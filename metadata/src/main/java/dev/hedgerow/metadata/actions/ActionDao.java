package dev.hedgerow.metadata.actions;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code actions}. */
@RegisterConstructorMapper(Action.class)
public interface ActionDao {

    /** Inserts all but the id, which the database gives. */
    @SqlQuery(
            """
            INSERT INTO actions
                (project_id, name, description, steps, post_to_slack, slack_message_format, deleted, pinned_at,
                 created_at, created_by, updated_at)
            VALUES
                (:projectId, :name, :description, :steps, :postToSlack, :slackMessageFormat, :deleted, :pinnedAt,
                 :createdAt, :createdBy, :updatedAt)
            RETURNING *
            """)
    Action insert(@BindMethods Action action);

    @SqlUpdate(
            """
            UPDATE actions
            SET name = :name, description = :description, steps = :steps, post_to_slack = :postToSlack,
                slack_message_format = :slackMessageFormat, deleted = :deleted, pinned_at = :pinnedAt,
                updated_at = :updatedAt
            WHERE id = :id
            """)
    void update(@BindMethods Action action);

    /** Also finds deleted ones. */
    @SqlQuery("SELECT * FROM actions WHERE project_id = :projectId AND id = :id")
    Optional<Action> find(long projectId, long id);

    @SqlQuery(
            """
            SELECT * FROM actions
            WHERE project_id = :projectId AND name = :name AND deleted = FALSE AND id <> :otherThan
            ORDER BY id LIMIT 1
            """)
    Optional<Action> findByName(long projectId, String name, long otherThan);

    /** Every action that is not deleted, the newest first. */
    @SqlQuery(
            """
            SELECT * FROM actions WHERE project_id = :projectId AND deleted = FALSE
            ORDER BY created_at DESC, name, id
            """)
    List<Action> list(long projectId);
}
