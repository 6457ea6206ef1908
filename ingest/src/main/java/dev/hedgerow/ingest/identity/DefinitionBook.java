package dev.hedgerow.ingest.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hedgerow.ingest.capture.CaptureJson;
import dev.hedgerow.ingest.capture.JsonSlice;
import dev.hedgerow.ingest.validate.EventShape;
import dev.hedgerow.ingest.validate.GroupUpdate;
import dev.hedgerow.ingest.validate.PersonRequest;
import dev.hedgerow.ingest.validate.ReadyEvent;
import dev.hedgerow.metadata.definitions.DefinitionDao;
import dev.hedgerow.metadata.definitions.EventProperty;
import dev.hedgerow.metadata.definitions.PropertyKind;
import dev.hedgerow.metadata.definitions.PropertyType;
import dev.hedgerow.metadata.definitions.SeenEvent;
import dev.hedgerow.metadata.definitions.SeenProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Discovers events and properties. What was written within the last hour is remembered, so that a
 * steady event costs one look-up, by its shape, and no SQL. Lives as long as the writer, and is
 * cleared when a batch fails, since it remembers before the commit.
 */
final class DefinitionBook {

    private static final Duration WRITE_AGAIN_AFTER = Duration.ofHours(1);
    private static final long MAX_EVENTS = 20_000;
    private static final long MAX_PROPERTIES = 200_000;

    /** Names in remembered shapes; most are the same strings. */
    private static final long MAX_SHAPE_NAMES = 1_000_000;

    private static final int SHAPE_OVERHEAD = 20;
    private static final int MAX_NAME = 200;

    /** An event with more different properties than this makes up its keys: they are not listed. */
    private static final int MAX_PROPERTIES_PER_EVENT = 3_000;

    /** Speak about the event, its person and its groups: no properties anybody filters by. */
    private static final Set<String> NOT_LISTED =
            Set.of(
                    "$set",
                    "$set_once",
                    "$unset",
                    "$groups",
                    "$group_0",
                    "$group_1",
                    "$group_2",
                    "$group_3",
                    "$group_4");

    private final Cache<EventName, KnownEvent> events =
            Caffeine.newBuilder().maximumSize(MAX_EVENTS).executor(Runnable::run).build();
    private final Cache<PropertyName, KnownProperty> properties =
            Caffeine.newBuilder().maximumSize(MAX_PROPERTIES).executor(Runnable::run).build();

    /** Shapes of which nothing more is to be noted, and since when. */
    private final Cache<EventShape, Instant> shapes =
            Caffeine.newBuilder()
                    .maximumWeight(MAX_SHAPE_NAMES)
                    .weigher((EventShape shape, Instant _) -> SHAPE_OVERHEAD + shape.size())
                    .executor(Runnable::run)
                    .build();

    private final List<SeenEvent> newEvents = new ArrayList<>();
    private final List<SeenProperty> newProperties = new ArrayList<>();
    private final List<EventProperty> newPairs = new ArrayList<>();

    private record EventName(long projectId, String name) {}

    private record PropertyName(long projectId, PropertyKind kind, int group, String name) {}

    private record KnownProperty(Instant writtenAt, boolean typed) {}

    /** What was noted about an event since it was last written. */
    private static final class KnownEvent {
        private final Instant writtenAt;

        /** Event properties of which nothing more is to be noted. */
        private final Set<String> settled = new HashSet<>();

        /** Event properties that are noted as this event's; some have shown no type yet. */
        private final Set<String> paired = new HashSet<>();

        private final Set<String> personProperties = new HashSet<>();

        KnownEvent(Instant writtenAt) {
            this.writtenAt = writtenAt;
        }
    }

    void clear() {
        events.invalidateAll();
        properties.invalidateAll();
        shapes.invalidateAll();
        newEvents.clear();
        newProperties.clear();
        newPairs.clear();
    }

    /** Notes what is new or was last written an hour ago. */
    void note(ReadyEvent event, GroupBook groups) {
        Instant notedAt = shapes.getIfPresent(event.shape());
        if (notedAt == null || isOld(notedAt, event.receivedAt())) {
            shapes.put(event.shape(), noteShape(event));
        }
        GroupUpdate update = event.groupUpdate();
        if (update != null) {
            Integer index = groups.typeIndex(event.projectId(), update.type(), event.receivedAt());
            if (index != null) {
                update.properties()
                        .forEach((name, json) ->
                                noteProperty(event, PropertyKind.GROUP, index, name, slice(json)));
            }
        }
    }

    /** Looks into the event, and returns when it was first noted within the hour. */
    private Instant noteShape(ReadyEvent event) {
        KnownEvent known = knownEvent(event);
        CaptureJson.fields(JsonSlice.of(event.propertiesJson(), JsonSlice.Kind.OBJECT))
                .forEach((name, value) -> {
                    if (!known.settled.contains(name)) {
                        noteEventProperty(event, name, value, known);
                    }
                });
        PersonRequest person = event.wholePerson();
        notePersonProperties(event, person.set(), known);
        notePersonProperties(event, person.setOnce(), known);
        return known.writtenAt;
    }

    private KnownEvent knownEvent(ReadyEvent event) {
        EventName name = new EventName(event.projectId(), event.event());
        KnownEvent known = events.getIfPresent(name);
        if (known == null || isOld(known.writtenAt, event.receivedAt())) {
            known = new KnownEvent(event.receivedAt());
            events.put(name, known);
            newEvents.add(
                    new SeenEvent(
                            UUID.randomUUID(),
                            event.projectId(),
                            event.event(),
                            event.receivedAt()));
        }
        return known;
    }

    private void noteEventProperty(
            ReadyEvent event, String name, JsonSlice value, KnownEvent known) {
        if (NOT_LISTED.contains(name)) {
            known.settled.add(name);
            return;
        }
        if (!known.paired.contains(name)) {
            if (name.length() > MAX_NAME || known.paired.size() >= MAX_PROPERTIES_PER_EVENT) {
                return;
            }
            known.paired.add(name);
            newPairs.add(new EventProperty(event.projectId(), event.event(), name));
        } else if (!EventShape.showsType(value)) {
            return;
        }
        if (noteProperty(event, PropertyKind.EVENT, SeenProperty.NO_GROUP, name, value)) {
            known.settled.add(name); // Until then a later value may tell the type.
        }
    }

    private void notePersonProperties(
            ReadyEvent event, Map<String, String> texts, KnownEvent known) {
        for (Map.Entry<String, String> property : texts.entrySet()) {
            String name = property.getKey();
            if (name.length() <= MAX_NAME
                    && known.personProperties.size() < MAX_PROPERTIES_PER_EVENT
                    && known.personProperties.add(name)) {
                noteProperty(
                        event,
                        PropertyKind.PERSON,
                        SeenProperty.NO_GROUP,
                        name,
                        slice(property.getValue()));
            }
        }
    }

    /** Returns whether the property's type is known now. */
    private boolean noteProperty(
            ReadyEvent event, PropertyKind kind, int group, String name, JsonSlice value) {
        PropertyName key = new PropertyName(event.projectId(), kind, group, name);
        KnownProperty known = properties.getIfPresent(key);
        boolean recent = known != null && !isOld(known.writtenAt(), event.receivedAt());
        boolean wasTyped = known != null && known.typed();
        if (recent && wasTyped) {
            return true;
        }
        PropertyType type = type(name, value);
        if (recent && type == null) {
            return false;
        }
        boolean typed = type != null || wasTyped;
        properties.put(key, new KnownProperty(event.receivedAt(), typed));
        newProperties.add(
                new SeenProperty(
                        UUID.randomUUID(),
                        event.projectId(),
                        kind,
                        group,
                        name,
                        type,
                        event.receivedAt()));
        return typed;
    }

    /** Writes that properties were set by hand; names too long to be listed are left out. */
    static void writeSeen(
            Handle handle,
            long projectId,
            PropertyKind kind,
            int group,
            Map<String, String> texts,
            Instant now) {
        List<SeenProperty> seen = new ArrayList<>();
        texts.forEach((name, json) -> {
            if (name.length() <= MAX_NAME) {
                seen.add(
                        new SeenProperty(
                                UUID.randomUUID(),
                                projectId,
                                kind,
                                group,
                                name,
                                type(name, slice(json)),
                                now));
            }
        });
        handle.attach(DefinitionDao.class).upsertSeenProperties(seen);
    }

    private static @Nullable PropertyType type(String name, JsonSlice value) {
        return switch (value.kind()) {
            case STRING -> PropertyType.ofText(name, value.text());
            case NUMBER -> PropertyType.ofNumber(name, Double.parseDouble(value.json()));
            case BOOLEAN -> PropertyType.ofFlag(name);
            case NULL, ARRAY, OBJECT -> null;
        };
    }

    private static JsonSlice slice(String json) {
        return JsonSlice.of(json, CaptureJson.kindOf(json));
    }

    private static boolean isOld(Instant writtenAt, Instant now) {
        return Duration.between(writtenAt, now).compareTo(WRITE_AGAIN_AFTER) >= 0;
    }

    /** Writes what was noted since the last batch. */
    void flush(Handle handle) {
        if (newEvents.isEmpty() && newProperties.isEmpty() && newPairs.isEmpty()) {
            return;
        }
        DefinitionDao dao = handle.attach(DefinitionDao.class);
        dao.upsertSeenEvents(newEvents);
        dao.upsertSeenProperties(newProperties);
        dao.insertEventProperties(newPairs);
        newEvents.clear();
        newProperties.clear();
        newPairs.clear();
    }
}
