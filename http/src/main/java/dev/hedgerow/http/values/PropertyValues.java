package dev.hedgerow.http.values;

import dev.hedgerow.http.query.Questions;
import dev.hedgerow.metadata.definitions.BuiltInProperties;
import dev.hedgerow.metadata.definitions.PropertyType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Asks for the values of properties of events, persons and groups. */
public final class PropertyValues {
    /** Columns of events that are asked for as properties are. */
    public static final List<String> COLUMNS = List.of("event", "distinct_id");

    /** Computed properties have no stored values. */
    private static final String VIRTUAL = "$virt";

    private static final Duration LOOK_BACK = Duration.ofDays(7);
    private static final Duration LOOK_BACK_OF_SESSIONS = Duration.ofDays(30);
    private static final int MOST_OF_EVENTS = 10;
    private static final String OF_EVENTS =
            """
            SELECT JSONExtractRaw(properties, {key}) AS raw, count() AS times
            FROM events
            WHERE timestamp >= toDateTime({after}) AND raw NOT IN ('', 'null')
                AND (NOT {named} OR event IN {events}) AND ifNull(properties[{key}], '') ILIKE {pattern}
            GROUP BY raw ORDER BY times DESC, length(raw), raw LIMIT 10
            """;
    private static final String OF_COLUMN =
            """
            SELECT if({column} = 'event', event, distinct_id) AS name, count() AS times FROM events
            WHERE timestamp >= toDateTime({after}) AND name ILIKE {pattern}
            GROUP BY name ORDER BY times DESC, name LIMIT 10
            """;
    private static final String OF_PERSONS =
            """
            SELECT JSONExtractRaw(properties, {key}) AS raw, count() AS times
            FROM persons
            WHERE raw NOT IN ('', 'null') AND ifNull(properties[{key}], '') ILIKE {pattern}
            GROUP BY raw ORDER BY times DESC, raw LIMIT 20
            """;
    private static final String OF_GROUPS =
            """
            SELECT JSONExtractRaw(properties, {key}) AS raw, count() AS times
            FROM groups
            WHERE index = {index} AND raw NOT IN ('', 'null') AND ifNull(properties[{key}], '') ILIKE {pattern}
            GROUP BY raw ORDER BY times DESC, raw LIMIT 20
            """;

    private static final String EVENT_NAMES =
            """
            SELECT event, count() FROM events
            WHERE NOT startsWith(event, '$') AND event ILIKE {pattern}
            GROUP BY event ORDER BY count() DESC, event LIMIT 100
            """;

    private final Questions questions;
    private final JsonMapper mapper;
    private final Clock clock;

    public PropertyValues(Questions questions, JsonMapper mapper, Clock clock) {
        this.questions = questions;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Values of events of the last seven days, lists taken apart.
     *
     * @param events the names of the events to look at; empty for all
     * @param search what the value contains; null for anything
     */
    public List<ValueAnswer> ofEvents(
            long projectId, String key, List<String> events, @Nullable String search) {
        Map<String, Object> values = new LinkedHashMap<>(parameters(key, search));
        Instant after = clock.instant().minus(LOOK_BACK);
        values.put("after", after.toString());
        values.put("named", !events.isEmpty());
        values.put("events", events.isEmpty() ? List.of("") : events);
        Set<JsonNode> seen = new HashSet<>();
        List<ValueAnswer> flat = new ArrayList<>();
        for (JsonNode row : questions.rows(projectId, OF_EVENTS, values)) {
            JsonNode value = parsed(row.get(0).asString());
            for (JsonNode one : value.isArray() ? value : List.of(value)) {
                JsonNode name = name(one);
                if (flat.size() < MOST_OF_EVENTS && seen.add(name)) {
                    flat.add(new ValueAnswer(name, null));
                }
            }
        }
        return List.copyOf(flat);
    }

    /** Values of one of the {@link #COLUMNS} of events of the last seven days. */
    public List<ValueAnswer> ofColumn(long projectId, String column, @Nullable String search) {
        Instant after = clock.instant().minus(LOOK_BACK);
        return names(
                projectId,
                OF_COLUMN,
                Map.of("column", column, "after", after.toString(), "pattern", pattern(search)));
    }

    /** The names of events that people's own code sends. */
    public List<ValueAnswer> customEvents(long projectId, @Nullable String search) {
        return names(projectId, EVENT_NAMES, Map.of("pattern", pattern(search)));
    }

    private List<ValueAnswer> names(long projectId, String query, Map<String, String> values) {
        List<ValueAnswer> names = new ArrayList<>();
        questions
                .rows(projectId, query, values)
                .forEach(row -> names.add(new ValueAnswer(row.get(0), null)));
        return List.copyOf(names);
    }

    /** Values of persons with how many have them. */
    public List<ValueAnswer> ofPersons(long projectId, String key, @Nullable String search) {
        if (key.startsWith(VIRTUAL)) {
            return List.of();
        }
        return counted(questions.rows(projectId, OF_PERSONS, parameters(key, search)));
    }

    /**
     * Values of a session property of text, in sessions of the last thirty days. Other properties
     * have none to choose from.
     */
    public List<ValueAnswer> ofSessions(long projectId, String key, @Nullable String search) {
        if (BuiltInProperties.sessions().get(key) != PropertyType.STRING) {
            return List.of();
        }
        Instant after = clock.instant().minus(LOOK_BACK_OF_SESSIONS);
        String query =
                """
                SELECT `%s` AS name, count() AS times FROM sessions
                WHERE $start_timestamp >= toDateTime({after}) AND name != '' AND name ILIKE {pattern}
                GROUP BY name ORDER BY times DESC, name LIMIT 20
                """
                        .formatted(key);
        return names(
                projectId, query, Map.of("after", after.toString(), "pattern", pattern(search)));
    }

    /** Values of groups of a type with how many have them. */
    public List<ValueAnswer> ofGroups(
            long projectId, int typeIndex, String key, @Nullable String search) {
        Map<String, Object> values = new LinkedHashMap<>(parameters(key, search));
        values.put("index", typeIndex);
        return counted(questions.rows(projectId, OF_GROUPS, values));
    }

    private List<ValueAnswer> counted(JsonNode rows) {
        List<ValueAnswer> answers = new ArrayList<>();
        rows.forEach(row ->
                answers.add(
                        new ValueAnswer(name(parsed(row.get(0).asString())), row.get(1).asLong())));
        return List.copyOf(answers);
    }

    private static Map<String, String> parameters(String key, @Nullable String search) {
        return Map.of("key", key, "pattern", pattern(search));
    }

    private static String pattern(@Nullable String search) {
        return search == null ? "%" : "%" + search + "%";
    }

    private JsonNode parsed(String raw) {
        try {
            return mapper.readTree(raw);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.stringNode(raw);
        }
    }

    private static JsonNode name(JsonNode value) {
        return value.isString() || value.isNumber()
                ? value
                : JsonNodeFactory.instance.stringNode(value.toString());
    }
}
