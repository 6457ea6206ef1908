package dev.hedgerow.metadata.definitions;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.definitions.PropertyDefinitionFilter.Marked;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.tags.TagHolder;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.tags.Tags;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of property definitions: what people may say about them, each change with its entry. */
public final class PropertyDefinitions {

    /** The name of property definitions in the activity log. */
    public static final String SCOPE = "PropertyDefinition";

    private static final int DESCRIPTION_LIMIT = 10_000;

    private final MetadataDatabase database;
    private final Clock clock;
    private final ActivityLog log;

    public PropertyDefinitions(MetadataDatabase database, Clock clock, ActivityLog log) {
        this.database = database;
        this.clock = clock;
        this.log = log;
    }

    public Optional<Marked> find(long projectId, UUID id) {
        return database.read(handle ->
                handle.attach(DefinitionDao.class)
                        .findProperty(projectId, id)
                        .map(found -> marked(handle, found)));
    }

    /** For each event, whether the property was seen on it; in the order given. */
    public Map<String, Boolean> seenTogether(
            long projectId, Collection<String> events, String property) {
        Set<String> seenOn =
                Set.copyOf(
                        database.reading(
                                DefinitionDao.class, dao -> dao.listEventsOf(projectId, property)));
        Map<String, Boolean> together = new LinkedHashMap<>();
        events.forEach(event -> together.put(event, seenOn.contains(event)));
        return together;
    }

    /** Changes what the body names; the name itself never changes. */
    public Marked update(long projectId, UUID id, long userId, Body body) {
        return database.write(handle -> {
            DefinitionDao dao = handle.attach(DefinitionDao.class);
            PropertyDefinition old =
                    dao.findProperty(projectId, id).orElseThrow(MetadataException::notFound);
            Marked before = marked(handle, old);
            dao.updateProperty(changed(old, body, userId));
            Tags.update(handle, holder(old), body);
            Marked after = marked(handle, dao.findProperty(projectId, id).orElseThrow());
            ArrayNode changes = ActivityLog.changes(SCOPE, comparable(before), comparable(after));
            if (!changes.isEmpty()) {
                log.add(handle, userId, "changed", subject(old), changes);
            }
            return after;
        });
    }

    /** Forgets a definition; the next such value makes a new one. */
    public void delete(long projectId, UUID id, long userId) {
        database.writing(handle -> {
            DefinitionDao dao = handle.attach(DefinitionDao.class);
            PropertyDefinition old =
                    dao.findProperty(projectId, id).orElseThrow(MetadataException::notFound);
            ArrayNode changes = ActivityLog.deletion(SCOPE, comparable(marked(handle, old)));
            dao.deleteProperty(projectId, id);
            Tags.replace(handle, holder(old), List.of());
            log.add(handle, userId, "deleted", subject(old), changes);
        });
    }

    private PropertyDefinition changed(PropertyDefinition old, Body body, long userId) {
        Instant now = clock.instant();
        Review review = old.review().changed(body, "A property", userId, now);
        PropertyType type = type(body, old);
        return new PropertyDefinition(
                old.id(),
                old.projectId(),
                old.kind(),
                old.groupTypeIndex(),
                old.name(),
                type,
                type == PropertyType.NUMERIC,
                old.createdAt(),
                old.lastSeenAt(),
                body.text("description", old.description(), DESCRIPTION_LIMIT),
                review.verified(),
                review.verifiedAt(),
                review.verifiedBy(),
                review.hidden(),
                now,
                userId);
    }

    private static @Nullable PropertyType type(Body body, PropertyDefinition old) {
        if (!body.has("property_type")) {
            return old.propertyType();
        }
        String name = body.text("property_type", null, 50);
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(PropertyType.values())
                .filter(type -> type.jsonName().equals(name))
                .findFirst()
                .orElseThrow(() -> MetadataException.invalidChoice("property_type", name));
    }

    private static Marked marked(Handle handle, PropertyDefinition definition) {
        return new Marked(definition, Tags.of(handle, holder(definition)), null, false);
    }

    private static TagHolder holder(PropertyDefinition definition) {
        return new TagHolder(
                definition.projectId(), TaggedKind.PROPERTY_DEFINITION, definition.id());
    }

    private static ActivityLog.Subject subject(PropertyDefinition definition) {
        return new ActivityLog.Subject(
                definition.projectId(),
                SCOPE,
                definition.id().toString(),
                definition.name(),
                null,
                definition.kind().name().toLowerCase(Locale.ROOT));
    }

    private static ObjectNode comparable(Marked marked) {
        PropertyDefinition definition = marked.definition();
        PropertyType type = definition.propertyType();
        ObjectNode state = Json.object();
        state.put("name", definition.name());
        state.put("property_type", type == null ? null : type.jsonName());
        state.put("description", definition.description());
        state.put("verified", definition.verified());
        state.put("hidden", definition.hidden());
        state.set("tags", Json.parse(Json.text(marked.tags())));
        return state;
    }
}
