package dev.hedgerow.metadata.definitions;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** SQL of {@code event_definitions}, {@code property_definitions} and {@code event_properties}. */
@RegisterConstructorMapper(EventDefinition.class)
@RegisterConstructorMapper(PropertyDefinition.class)
@RegisterConstructorMapper(EventProperty.class)
public interface DefinitionDao {

    /** Notes events seen: new definitions are made, known ones get a later {@code last_seen_at}. */
    @SqlBatch(
            """
            INSERT INTO event_definitions
                (id, project_id, name, created_at, last_seen_at, verified, hidden, enforcement_mode, post_to_slack,
                 default_columns, updated_at)
            VALUES (:id, :projectId, :name, :seenAt, :seenAt, FALSE, FALSE, 'allow', FALSE, '[]', :seenAt)
            ON CONFLICT (project_id, name) DO UPDATE
            SET created_at = COALESCE(event_definitions.created_at, excluded.created_at),
                last_seen_at = CASE WHEN event_definitions.last_seen_at > excluded.last_seen_at
                                    THEN event_definitions.last_seen_at ELSE excluded.last_seen_at END
            """)
    void upsertSeenEvents(@BindMethods Collection<SeenEvent> events);

    /** Notes properties seen: a type, once known, stays. */
    @SqlBatch(
            """
            INSERT INTO property_definitions
                (id, project_id, kind, group_type_index, name, property_type, is_numerical, created_at, last_seen_at,
                 verified, hidden, updated_at)
            VALUES
                (:id, :projectId, :kind, :groupTypeIndex, :name, :propertyType, :isNumerical, :seenAt, :seenAt,
                 FALSE, FALSE, :seenAt)
            ON CONFLICT (project_id, kind, group_type_index, name) DO UPDATE
            SET is_numerical = CASE WHEN property_definitions.property_type IS NULL
                                    THEN excluded.is_numerical ELSE property_definitions.is_numerical END,
                property_type = COALESCE(property_definitions.property_type, excluded.property_type),
                last_seen_at = CASE WHEN property_definitions.last_seen_at > excluded.last_seen_at
                                    THEN property_definitions.last_seen_at ELSE excluded.last_seen_at END
            """)
    void upsertSeenProperties(@BindMethods Collection<SeenProperty> properties);

    @SqlBatch(
            """
            INSERT INTO event_properties (project_id, event, property) VALUES (:projectId, :event, :property)
            ON CONFLICT DO NOTHING
            """)
    void insertEventProperties(@BindMethods Collection<EventProperty> pairs);

    @SqlUpdate(
            """
            INSERT INTO event_definitions
                (id, project_id, name, created_at, last_seen_at, description, owner_id, verified, verified_at,
                 verified_by, hidden, enforcement_mode, post_to_slack, default_columns, primary_property, updated_at,
                 updated_by)
            VALUES
                (:id, :projectId, :name, :createdAt, :lastSeenAt, :description, :ownerId, :verified, :verifiedAt,
                 :verifiedBy, :hidden, :enforcementMode, :postToSlack, :defaultColumns, :primaryProperty, :updatedAt,
                 :updatedBy)
            """)
    void insertEvent(@BindMethods EventDefinition definition);

    @SqlUpdate(
            """
            UPDATE event_definitions
            SET description = :description, owner_id = :ownerId, verified = :verified, verified_at = :verifiedAt,
                verified_by = :verifiedBy, hidden = :hidden, enforcement_mode = :enforcementMode,
                post_to_slack = :postToSlack, default_columns = :defaultColumns, primary_property = :primaryProperty,
                updated_at = :updatedAt, updated_by = :updatedBy
            WHERE id = :id
            """)
    void updateEvent(@BindMethods EventDefinition definition);

    @SqlUpdate("DELETE FROM event_definitions WHERE project_id = :projectId AND id = :id")
    int deleteEvent(long projectId, UUID id);

    @SqlQuery("SELECT * FROM event_definitions WHERE project_id = :projectId AND id = :id")
    Optional<EventDefinition> findEvent(long projectId, UUID id);

    @SqlQuery("SELECT * FROM event_definitions WHERE project_id = :projectId AND name = :name")
    Optional<EventDefinition> findEventByName(long projectId, String name);

    @SqlQuery("SELECT * FROM event_definitions WHERE project_id = :projectId ORDER BY name")
    List<EventDefinition> listEvents(long projectId);

    @SqlQuery("SELECT * FROM event_definitions WHERE project_id = :projectId AND id IN (<ids>)")
    List<EventDefinition> listEventsByIds(long projectId, @BindList("ids") List<UUID> ids);

    /** Names of events that capture has to refuse. */
    @SqlQuery(
            "SELECT name FROM event_definitions WHERE project_id = :projectId AND enforcement_mode = 'reject'")
    List<String> listRejectedNames(long projectId);

    @SqlUpdate(
            """
            UPDATE property_definitions
            SET property_type = :propertyType, is_numerical = :isNumerical, description = :description,
                verified = :verified, verified_at = :verifiedAt, verified_by = :verifiedBy, hidden = :hidden,
                updated_at = :updatedAt, updated_by = :updatedBy
            WHERE id = :id
            """)
    void updateProperty(@BindMethods PropertyDefinition definition);

    @SqlUpdate("DELETE FROM property_definitions WHERE project_id = :projectId AND id = :id")
    int deleteProperty(long projectId, UUID id);

    @SqlQuery("SELECT * FROM property_definitions WHERE project_id = :projectId AND id = :id")
    Optional<PropertyDefinition> findProperty(long projectId, UUID id);

    /** Properties of one kind; for groups of all types. */
    @SqlQuery(
            "SELECT * FROM property_definitions WHERE project_id = :projectId AND kind = :kind ORDER BY name")
    List<PropertyDefinition> listProperties(long projectId, PropertyKind kind);

    /** The events a property was seen on. */
    @SqlQuery(
            """
            SELECT event FROM event_properties WHERE project_id = :projectId AND property = :property ORDER BY event
            """)
    List<String> listEventsOf(long projectId, String property);

    /** The properties seen on events. */
    @SqlQuery(
            """
            SELECT DISTINCT property FROM event_properties WHERE project_id = :projectId AND event IN (<events>)
            """)
    Set<String> listPropertiesOf(long projectId, @BindList("events") Collection<String> events);

    /** Every event with every property seen on it. */
    @SqlQuery(
            """
            SELECT * FROM event_properties WHERE project_id = :projectId ORDER BY event, property
            """)
    List<EventProperty> listEventProperties(long projectId);
}
