package dev.hedgerow.metadata.definitions;

import dev.hedgerow.metadata.Chunks;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Tagged;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.projects.ProjectDao;
import dev.hedgerow.metadata.secrets.Secrets;
import dev.hedgerow.metadata.tags.BulkTagUpdate;
import dev.hedgerow.metadata.tags.TagHolder;
import dev.hedgerow.metadata.tags.TaggedKind;
import dev.hedgerow.metadata.tags.Tags;
import dev.hedgerow.metadata.users.MembershipDao;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of event definitions: what people may say about them, each change with its entry. */
public final class EventDefinitions {

    /** The name of event definitions in the activity log. */
    public static final String SCOPE = "EventDefinition";

    private static final int DESCRIPTION_LIMIT = 10_000;
    private static final int PROPERTY_LIMIT = 400;

    private final MetadataDatabase database;
    private final Secrets secrets;
    private final Clock clock;
    private final ActivityLog log;

    public EventDefinitions(
            MetadataDatabase database, Secrets secrets, Clock clock, ActivityLog log) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
        this.log = log;
    }

    public Optional<Tagged> find(long projectId, UUID id) {
        return database.read(handle ->
                handle.attach(DefinitionDao.class)
                        .findEvent(projectId, id)
                        .map(found -> tagged(handle, found)));
    }

    public Optional<Tagged> findByName(long projectId, String name) {
        return database.read(handle ->
                handle.attach(DefinitionDao.class)
                        .findEventByName(projectId, name)
                        .map(found -> tagged(handle, found)));
    }

    /** The primary property of each event that has one, by name; of these events, or of all. */
    public Map<String, String> primaryProperties(long projectId, Collection<String> events) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (EventDefinition definition :
                database.reading(DefinitionDao.class, dao -> dao.listEvents(projectId))) {
            if (definition.primaryProperty() != null
                    && (events.isEmpty() || events.contains(definition.name()))) {
                properties.put(definition.name(), definition.primaryProperty());
            }
        }
        return properties;
    }

    /** Makes a definition by hand: one that has never been seen. */
    public Tagged create(long projectId, long userId, Body body) {
        if (!body.has("name")) {
            throw MetadataException.required("name");
        }
        String name = body.name("name", "");
        return database.write(handle -> {
            DefinitionDao dao = handle.attach(DefinitionDao.class);
            if (dao.findEventByName(projectId, name).isPresent()) {
                throw MetadataException.invalid(
                        "name", "Event definition with name '" + name + "' already exists");
            }
            EventDefinition blank =
                    EventDefinition.blank(secrets.uuid(), projectId, name, clock.instant());
            Tagged before = new Tagged(blank, List.of());
            EventDefinition definition = changed(handle, blank, body, userId);
            dao.insertEvent(definition);
            Tagged created = withTags(handle, definition, body);
            ObjectNode unnamed = comparable(before);
            unnamed.remove("name");
            log(
                    handle,
                    userId,
                    "created",
                    definition,
                    ActivityLog.changes(SCOPE, unnamed, comparable(created)));
            return created;
        });
    }

    /** Changes what the body names; the name itself never changes. */
    public Tagged update(long projectId, UUID id, long userId, Body body) {
        return database.write(handle -> {
            DefinitionDao dao = handle.attach(DefinitionDao.class);
            Tagged before =
                    tagged(
                            handle,
                            dao.findEvent(projectId, id).orElseThrow(MetadataException::notFound));
            EventDefinition definition = changed(handle, before.definition(), body, userId);
            dao.updateEvent(definition);
            Tagged after = withTags(handle, definition, body);
            logChange(handle, userId, before, after);
            return after;
        });
    }

    /** Forgets a definition; the next such event makes a new one. */
    public void delete(long projectId, UUID id, long userId) {
        database.writing(handle -> {
            DefinitionDao dao = handle.attach(DefinitionDao.class);
            Tagged gone =
                    tagged(
                            handle,
                            dao.findEvent(projectId, id).orElseThrow(MetadataException::notFound));
            dao.deleteEvent(projectId, id);
            Tags.replace(handle, holder(gone.definition()), List.of());
            log(
                    handle,
                    userId,
                    "deleted",
                    gone.definition(),
                    ActivityLog.deletion(SCOPE, comparable(gone)));
        });
    }

    /** Adds, removes or sets the tags of many. */
    public BulkTagUpdate.Outcome updateTags(long projectId, long userId, BulkTagUpdate update) {
        return database.write(handle -> {
            return update.apply(
                    handle,
                    projectId,
                    existing(handle, projectId, update.ids()),
                    "Not found",
                    (definition, before, after) ->
                            logChange(
                                    handle,
                                    userId,
                                    new Tagged(definition, before),
                                    new Tagged(definition, after)));
        });
    }

    private static Map<String, EventDefinition> existing(
            Handle handle, long projectId, List<String> ids) {
        DefinitionDao dao = handle.attach(DefinitionDao.class);
        Map<String, EventDefinition> existing = new LinkedHashMap<>();
        for (List<UUID> chunk : Chunks.of(ids.stream().map(UUID::fromString).toList())) {
            dao.listEventsByIds(projectId, chunk)
                    .forEach(found -> existing.put(found.id().toString(), found));
        }
        return existing;
    }

    private EventDefinition changed(Handle handle, EventDefinition old, Body body, long userId) {
        Instant now = clock.instant();
        Review review = old.review().changed(body, "An event", userId, now);
        return new EventDefinition(
                old.id(),
                old.projectId(),
                old.name(),
                old.createdAt(),
                old.lastSeenAt(),
                body.text("description", old.description(), DESCRIPTION_LIMIT),
                owner(handle, old, body),
                review.verified(),
                review.verifiedAt(),
                review.verifiedBy(),
                review.hidden(),
                body.choice(
                        "enforcement_mode",
                        old.enforcementMode(),
                        List.of(EventDefinition.ALLOW, EventDefinition.REJECT)),
                body.flag("post_to_slack", old.postToSlack()),
                body.textsOrEmpty("default_columns", old.defaultColumns()),
                primaryProperty(old, body),
                now,
                userId);
    }

    /** A member of the project's organization. */
    private static @Nullable Long owner(Handle handle, EventDefinition old, Body body) {
        Long owner = body.integer("owner", old.ownerId());
        if (owner == null || !body.has("owner")) {
            return owner;
        }
        boolean isMember =
                handle.attach(ProjectDao.class)
                        .find(old.projectId())
                        .map(Project::organizationId)
                        .flatMap(organization ->
                                handle.attach(MembershipDao.class).find(organization, owner))
                        .isPresent();
        if (!isMember) {
            throw MetadataException.invalid(
                    "owner", "Invalid pk \"" + owner + "\" - object does not exist.");
        }
        return owner;
    }

    private static @Nullable String primaryProperty(EventDefinition old, Body body) {
        String property = body.text("primary_property", old.primaryProperty(), PROPERTY_LIMIT);
        if (property != null && property.isBlank()) {
            throw MetadataException.blank("primary_property");
        }
        return property;
    }

    private static Tagged withTags(Handle handle, EventDefinition definition, Body body) {
        Tags.update(handle, holder(definition), body);
        return tagged(handle, definition);
    }

    private static Tagged tagged(Handle handle, EventDefinition definition) {
        return new Tagged(definition, Tags.of(handle, holder(definition)));
    }

    private static TagHolder holder(EventDefinition definition) {
        return new TagHolder(definition.projectId(), TaggedKind.EVENT_DEFINITION, definition.id());
    }

    private void logChange(Handle handle, long userId, Tagged before, Tagged after) {
        ArrayNode changes = ActivityLog.changes(SCOPE, comparable(before), comparable(after));
        if (!changes.isEmpty()) {
            log(handle, userId, "changed", after.definition(), changes);
        }
    }

    private void log(
            Handle handle,
            long userId,
            String activity,
            EventDefinition definition,
            ArrayNode changes) {
        log.add(
                handle,
                userId,
                activity,
                new ActivityLog.Subject(
                        definition.projectId(),
                        SCOPE,
                        definition.id().toString(),
                        definition.name(),
                        null),
                changes);
    }

    private static ObjectNode comparable(Tagged tagged) {
        EventDefinition definition = tagged.definition();
        ObjectNode state = Json.object();
        state.put("name", definition.name());
        state.put("description", definition.description());
        state.put("owner", definition.ownerId());
        state.put("verified", definition.verified());
        state.put("hidden", definition.hidden());
        state.put("enforcement_mode", definition.enforcementMode());
        state.put("post_to_slack", definition.postToSlack());
        state.set("default_columns", Json.parse(definition.defaultColumns()));
        state.put("primary_property", definition.primaryProperty());
        state.set("tags", Json.parse(Json.text(tagged.tags())));
        return state;
    }
}
