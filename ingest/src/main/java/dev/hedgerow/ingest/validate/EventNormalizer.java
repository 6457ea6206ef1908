package dev.hedgerow.ingest.validate;

import dev.hedgerow.ingest.capture.CaptureJson;
import dev.hedgerow.ingest.capture.CaptureRequest;
import dev.hedgerow.ingest.capture.JsonFields;
import dev.hedgerow.ingest.capture.JsonSlice;
import dev.hedgerow.ingest.capture.RawEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Brings raw events into their stored form, after PostHog's ingestion. Pure but for the ids it
 * invents.
 */
public final class EventNormalizer {

    private static final int MAX_EVENT_NAME = 200;
    private static final int MAX_GROUP_KEY = 400;

    /** Signals between SDK and server, and recordings: no events that anybody analyses. */
    private static final Set<String> NOT_STORED =
            Set.of(
                    "$snapshot",
                    "$snapshot_items",
                    "$performance_event",
                    "$$heatmap",
                    "$$client_ingestion_warning");

    /** Mean nothing without a person. */
    private static final Set<String> NEED_A_PERSON =
            Set.of("$identify", "$create_alias", "$merge_dangerously", "$groupidentify");

    /** Write all their properties to the person, even restless ones. */
    private static final Set<String> ABOUT_THE_PERSON =
            Set.of("$identify", "$create_alias", "$merge_dangerously", "$set");

    private EventNormalizer() {}

    /** Where the events of a request come from, and what of that stands in each. */
    private record Origin(
            IngestProject project, @Nullable JsonSlice clientIp, @Nullable JsonSlice sentAt) {

        static Origin of(CaptureRequest request, IngestProject project) {
            return new Origin(
                    project,
                    request.clientIp() == null ? null : string(request.clientIp()),
                    request.sentAt() == null ? null : string(request.sentAt().toString()));
        }
    }

    /**
     * The events worth storing, in their order; takes the raw events' properties apart, so that
     * nobody may use them afterwards.
     */
    public static List<ReadyEvent> normalize(CaptureRequest request, IngestProject project) {
        List<ReadyEvent> ready = new ArrayList<>(request.events().size());
        Origin origin = Origin.of(request, project);
        for (RawEvent event : request.events()) {
            boolean profile = wantsProfile(event.properties());
            if (NOT_STORED.contains(event.event())
                    || (!profile && NEED_A_PERSON.contains(event.event()))) {
                continue;
            }
            ready.add(normalize(event, profile, request, origin));
        }
        return ready;
    }

    private static ReadyEvent normalize(
            RawEvent event, boolean profile, CaptureRequest request, Origin origin) {
        JsonFields properties = event.properties();
        JsonSlice ignoreSentAt = properties.get("$ignore_sent_at");
        Instant sentAt = ignoreSentAt != null && ignoreSentAt.isTrue() ? null : request.sentAt();
        Instant timestamp = EventTime.of(event, sentAt, request.receivedAt());
        properties.remove("$heatmap_data");
        String elementsChain = takeElements(properties);
        address(properties, origin);
        PersonRequest person = profile ? personRequest(event) : withoutPerson(properties);
        Map<String, String> groups = groups(properties.get("$groups"));
        String name = cut(event.event(), MAX_EVENT_NAME);
        return new ReadyEvent(
                origin.project().id(),
                event.uuid() == null ? newUuid(request.receivedAt()) : event.uuid(),
                event.uuid() != null,
                name,
                timestamp,
                request.receivedAt(),
                event.distinctId(),
                elementsChain,
                properties.toJson(),
                person,
                groups,
                groupUpdate(event),
                EventShape.of(origin.project().id(), name, properties, person));
    }

    private static boolean wantsProfile(JsonFields properties) {
        JsonSlice flag = properties.get("$process_person_profile");
        return flag == null || !flag.isFalse();
    }

    private static String takeElements(JsonFields properties) {
        JsonSlice chain = properties.remove("$elements_chain");
        JsonSlice elements = properties.remove("$elements");
        if (chain != null && chain.kind() == JsonSlice.Kind.STRING) {
            return chain.text();
        }
        return elements == null ? "" : ElementsChain.of(elements);
    }

    private static void address(JsonFields properties, Origin origin) {
        if (origin.project().anonymizeIps()) {
            properties.remove("$ip");
        } else if (origin.clientIp() != null && !properties.has("$ip")) {
            properties.put("$ip", origin.clientIp());
        }
        if (origin.sentAt() != null) {
            properties.put("$sent_at", origin.sentAt());
        }
    }

    private static PersonRequest withoutPerson(JsonFields properties) {
        properties.remove("$set");
        properties.remove("$set_once");
        properties.remove("$unset");
        properties.remove("$groups");
        return PersonRequest.NONE;
    }

    private static PersonRequest personRequest(RawEvent event) {
        JsonFields properties = event.properties();
        Map<String, String> set = updates(properties, "$set", event.set());
        Map<String, String> setOnce = updates(properties, "$set_once", event.setOnce());
        List<String> unset = unset(properties.get("$unset"));
        int restless = 0;
        if (event.event()
                .equals("$exception")) { // May arrive in any order: never about the person.
            set = Map.of();
            setOnce = Map.of();
            unset = List.of();
        } else {
            restless = PersonProperties.collect(properties, set, setOnce);
        }
        return new PersonRequest(
                true,
                set.isEmpty() ? Map.of() : set,
                setOnce.isEmpty() ? Map.of() : setOnce,
                restless,
                unset,
                ABOUT_THE_PERSON.contains(event.event()),
                mergeFrom(event),
                event.event().equals("$merge_dangerously"));
    }

    /** What stands under the key in the properties and beside them, joined and stored there. */
    private static Map<String, String> updates(
            JsonFields properties, String key, @Nullable JsonSlice beside) {
        JsonFields fields = fieldsOf(properties.get(key));
        if (beside != null) {
            JsonFields all = fields == null ? new JsonFields() : fields;
            CaptureJson.fields(beside).forEach(all::put);
            properties.put(key, JsonSlice.of(all.toJson(), JsonSlice.Kind.OBJECT));
            fields = all;
        }
        return PropertyTexts.of(fields);
    }

    private static @Nullable JsonFields fieldsOf(@Nullable JsonSlice value) {
        return value == null || value.kind() != JsonSlice.Kind.OBJECT
                ? null
                : CaptureJson.fields(value);
    }

    private static List<String> unset(@Nullable JsonSlice value) {
        List<String> keys = new ArrayList<>();
        if (value != null && value.kind() == JsonSlice.Kind.ARRAY) {
            CaptureJson.tree(value)
                    .forEach(key -> {
                        if (key.isString()) {
                            keys.add(key.asString());
                        }
                    });
        } else if (value != null && value.kind() == JsonSlice.Kind.OBJECT) {
            CaptureJson.fields(value).forEach((key, ignored) -> keys.add(key));
        }
        return keys;
    }

    private static @Nullable String mergeFrom(RawEvent event) {
        String key =
                switch (event.event()) {
                    case "$identify" -> "$anon_distinct_id";
                    case "$create_alias", "$merge_dangerously" -> "alias";
                    default -> "";
                };
        JsonSlice value = key.isEmpty() ? null : event.properties().get(key);
        if (value == null
                || (value.kind() != JsonSlice.Kind.STRING
                        && value.kind() != JsonSlice.Kind.NUMBER)) {
            return null;
        }
        String other = value.text();
        boolean merges =
                !other.equals(event.distinctId())
                        && DistinctIds.canMerge(other)
                        && DistinctIds.canMerge(event.distinctId());
        return merges ? other : null;
    }

    private static Map<String, String> groups(@Nullable JsonSlice value) {
        JsonFields fields = fieldsOf(value);
        if (fields == null || fields.isEmpty()) {
            return Map.of();
        }
        Map<String, String> groups = new LinkedHashMap<>();
        fields.forEach((type, key) -> {
            if (key.kind() != JsonSlice.Kind.NULL) {
                groups.put(type, key.text());
            }
        });
        return groups;
    }

    private static @Nullable GroupUpdate groupUpdate(RawEvent event) {
        if (!event.event().equals("$groupidentify")) {
            return null;
        }
        String type = textOf(event.properties().get("$group_type"));
        String key = textOf(event.properties().get("$group_key"));
        if (type.isEmpty() || key.isEmpty() || key.length() > MAX_GROUP_KEY) {
            return null;
        }
        return new GroupUpdate(
                type, key, PropertyTexts.of(fieldsOf(event.properties().get("$group_set"))));
    }

    private static String textOf(@Nullable JsonSlice value) {
        return value == null || value.kind() == JsonSlice.Kind.NULL ? "" : value.text();
    }

    private static JsonSlice string(String text) {
        return JsonSlice.of(CaptureJson.quote(text), JsonSlice.Kind.STRING);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, splitsPair ? most - 1 : most);
    }

    /** A UUID of version 7: the time of receipt in ms, then 74 random bits. */
    private static UUID newUuid(Instant receivedAt) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (receivedAt.toEpochMilli() << 16) | 0x7000L | random.nextInt(1 << 12);
        long low = (random.nextLong() >>> 2) | (1L << 63);
        return new UUID(high, low);
    }
}
