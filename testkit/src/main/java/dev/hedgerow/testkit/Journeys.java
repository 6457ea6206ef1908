package dev.hedgerow.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Test data told as journeys of people: who they are and what they did when.
 *
 * <p>{@code Journeys.person("ann").with("plan", "paid").did("signup", at("2024-01-02"))}. Ids come
 * from names, so they are the same in every run.
 */
public final class Journeys {
    private Journeys() {}

    /** Something a person did; groups are keys by the name of the group type. */
    public record Deed(
            String event,
            String distinctId,
            Instant at,
            Map<String, @Nullable Object> properties,
            Map<String, String> groups) {
        public Deed {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
            groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        }
    }

    /** One person: starts with their distinct ids, the first of which does things. */
    public static Journey person(String... distinctIds) {
        return new Journey(List.of(distinctIds));
    }

    /** A moment in UTC: a day ({@code 2024-01-02}) or an ISO instant. */
    public static Instant at(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text.endsWith("Z") ? text : text + "Z");
    }

    /** A person and their deeds, collected step by step. For one thread. */
    public static final class Journey {
        private final List<String> distinctIds;
        private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        private final Map<String, String> groups = new LinkedHashMap<>();
        private final List<Deed> deeds = new ArrayList<>();

        private Journey(List<String> distinctIds) {
            this.distinctIds = distinctIds;
        }

        /** A property of the person. */
        public Journey with(String property, @Nullable Object value) {
            properties.put(property, value);
            return this;
        }

        /** From here on, deeds are done as a member of a group. */
        public Journey in(String groupType, String key) {
            groups.put(groupType, key);
            return this;
        }

        public Journey did(String event, Instant at) {
            return did(event, at, Map.of());
        }

        public Journey did(String event, Instant at, Map<String, ?> eventProperties) {
            deeds.add(
                    new Deed(
                            event,
                            distinctIds.getFirst(),
                            at,
                            new LinkedHashMap<>(eventProperties),
                            groups));
            return this;
        }

        public List<String> distinctIds() {
            return distinctIds;
        }

        public Map<String, @Nullable Object> properties() {
            return Collections.unmodifiableMap(properties);
        }

        public List<Deed> deeds() {
            return List.copyOf(deeds);
        }

        /** The person's id, made from the first distinct id. */
        public UUID personId() {
            return idOf(distinctIds.getFirst());
        }

        /** When the first deed was done; the epoch without any. */
        public Instant firstSeen() {
            return deeds.stream().map(Deed::at).min(Instant::compareTo).orElse(Instant.EPOCH);
        }
    }

    /** The id that belongs to a name. */
    public static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
