package dev.hedgerow.metadata.groups;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code groups} and {@code group_types}. */
@RegisterConstructorMapper(Group.class)
@RegisterConstructorMapper(GroupType.class)
public interface GroupDao {

    /** Replaces rows by (project, type, key). */
    @SqlBatch(
            """
            INSERT INTO groups (project_id, type_index, group_key, created_at, properties, version)
            VALUES (:projectId, :typeIndex, :groupKey, :createdAt, :properties, :version)
            ON CONFLICT (project_id, type_index, group_key) DO UPDATE
            SET created_at = excluded.created_at, properties = excluded.properties, version = excluded.version
            """)
    void upsert(@BindMethods Collection<Group> groups);

    @SqlUpdate(
            """
            INSERT INTO group_types (project_id, type_index, group_type, name_singular, name_plural, created_at)
            VALUES (:projectId, :typeIndex, :groupType, :nameSingular, :namePlural, :createdAt)
            """)
    void insertType(@BindMethods GroupType type);

    @SqlUpdate(
            """
            UPDATE group_types
            SET name_singular = :nameSingular, name_plural = :namePlural, default_columns = :defaultColumns
            WHERE project_id = :projectId AND type_index = :typeIndex
            """)
    int updateType(@BindMethods GroupType type);

    /** A project's types by index, without gaps. */
    @SqlQuery("SELECT * FROM group_types WHERE project_id = :projectId ORDER BY type_index")
    List<GroupType> listTypes(long projectId);

    @SqlQuery(
            """
            SELECT * FROM groups WHERE project_id = :projectId AND type_index = :typeIndex AND group_key = :groupKey
            """)
    Optional<Group> find(long projectId, int typeIndex, String groupKey);

    /**
     * Groups of a type, the newest first.
     *
     * @param key pattern in lower case of the key
     * @param properties pattern in lower case of the JSON of the properties
     * @param exactKey in lower case; found whatever the properties are
     */
    @SqlQuery(
            """
            SELECT * FROM groups
            WHERE project_id = :projectId AND type_index = :typeIndex AND lower(group_key) LIKE :key ESCAPE '!'
              AND (lower(properties) LIKE :properties ESCAPE '!' OR lower(group_key) = :exactKey)
            ORDER BY created_at DESC, group_key LIMIT :limit OFFSET :offset
            """)
    List<Group> listFound(
            long projectId,
            int typeIndex,
            String key,
            String properties,
            String exactKey,
            int limit,
            int offset);

    @SqlQuery(
            "SELECT * FROM groups WHERE version > :after AND version <= :through ORDER BY version")
    List<Group> listBetween(long after, long through);
}
