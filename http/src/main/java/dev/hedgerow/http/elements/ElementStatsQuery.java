package dev.hedgerow.http.elements;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.insights.time.DateRanges;
import dev.hedgerow.insights.time.DateText;
import dev.hedgerow.metadata.json.Json;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which clicks to count, as the query string says.
 *
 * @param limit how many chains to tell
 * @param query the HogQLQuery that gives one chain more than the limit: chain, count, event
 * @param attributes names of the attributes to tell
 * @param depth how many elements of a chain to tell
 */
record ElementStatsQuery(
        int limit, int offset, ObjectNode query, Predicate<String> attributes, int depth) {

    private static final int DEFAULT_LIMIT = 10_000;
    private static final int MAX_LIMIT = 49_999;
    private static final String DEFAULT_FROM = "-7d";
    private static final List<String> DEFAULT_EVENTS = List.of("$autocapture", "$rageclick");
    private static final Set<String> EVENTS = Set.of("$autocapture", "$rageclick", "$dead_click");

    private static final String SQL =
            """
            SELECT elements_chain, count() AS clicks, event
            FROM events
            WHERE event IN {events} AND elements_chain != ''
              AND timestamp >= toDateTime({since}) AND timestamp <= toDateTime({until}) AND {filters}
            GROUP BY elements_chain, event
            ORDER BY clicks DESC, event, elements_chain
            LIMIT {rows} OFFSET {skipped}
            """;

    static ElementStatsQuery read(Call<?> call, Instant now) {
        int limit = whole(call, "limit", DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ApiException.invalid("limit", "limit must be between 1 and " + MAX_LIMIT);
        }
        int offset = whole(call, "offset", 0);
        if (offset < 0) {
            throw ApiException.invalid("offset", "offset must be zero or greater");
        }
        int depth = whole(call, "max_element_chain_depth", Integer.MAX_VALUE);
        if (depth < 1) {
            throw ApiException.invalid(
                    "max_element_chain_depth", "max_element_chain_depth must be greater than zero");
        }
        checkSampling(call.query("sampling_factor"));
        ObjectNode query = Json.object();
        query.put("kind", "HogQLQuery");
        query.put("query", SQL);
        ObjectNode values = query.putObject("values");
        events(call).forEach(values.putArray("events")::add);
        range(call, now, values);
        values.put("rows", limit + 1);
        values.put("skipped", offset);
        ObjectNode filters = query.putObject("filters");
        filters.putObject("dateRange").put("date_from", DateRanges.ALL);
        filters.set("properties", properties(call));
        filters.put("filterTestAccounts", call.queryFlag("filter_test_accounts"));
        String attributes = call.query("data_attributes");
        return new ElementStatsQuery(
                limit,
                offset,
                query,
                AttributeNames.parse(attributes == null ? "" : attributes),
                depth);
    }

    private static int whole(Call<?> call, String name, int otherwise) {
        try {
            return call.queryInt(name, otherwise);
        } catch (ApiException e) {
            throw ApiException.invalid(name, name + " must be an integer");
        }
    }

    /** Counts are exact here: a factor is checked and changes nothing. */
    private static void checkSampling(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return;
        }
        double factor;
        try {
            factor = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw ApiException.invalid("sampling_factor", "sampling_factor must be a float");
        }
        if (!(factor > 0 && factor <= 1)) {
            throw ApiException.invalid(
                    "sampling_factor", "sampling_factor must be greater than 0 and at most 1");
        }
    }

    /** Repeated, with commas between them, or as a JSON list. */
    private static Set<String> events(Call<?> call) {
        Set<String> events = new LinkedHashSet<>();
        for (String value : call.queryAll("include")) {
            if (value.startsWith("[")) {
                events.addAll(listed(value));
            } else {
                List.of(value.split(",", -1)).forEach(event -> events.add(event.strip()));
            }
        }
        events.remove("");
        if (!EVENTS.containsAll(events)) {
            throw ApiException.invalid(
                    "include", "Only $autocapture, $rageclick, and $dead_click are supported.");
        }
        return events.isEmpty() ? new LinkedHashSet<>(DEFAULT_EVENTS) : events;
    }

    private static List<String> listed(String json) {
        JsonNode list;
        try {
            list = Json.parse(json);
        } catch (JacksonException e) {
            throw noList();
        }
        if (!list.isArray() || !list.valueStream().allMatch(JsonNode::isString)) {
            throw noList();
        }
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    private static ApiException noList() {
        return ApiException.invalid("include", "include must be a JSON array of event names");
    }

    /** Whole days at both ends, unless the end has a time. */
    private static void range(Call<?> call, Instant now, ObjectNode values) {
        ZoneId zone = call.project().zone();
        ZonedDateTime here = now.atZone(zone);
        ZonedDateTime from = date(given(call, "date_from", DEFAULT_FROM), here, "date_from");
        String end = call.query("date_to");
        boolean hasTime = end != null && end.contains(":");
        ZonedDateTime to = end == null || end.isEmpty() ? here : date(end, here, "date_to");
        values.put("since", from.toLocalDate().atStartOfDay(zone).toInstant().toString());
        values.put(
                "until",
                (hasTime ? to : DateRanges.endOfDay(to.toLocalDate(), zone))
                        .toInstant()
                        .toString());
    }

    private static ZonedDateTime date(String text, ZonedDateTime now, String name) {
        return text.equals(DateRanges.ALL)
                ? Instant.EPOCH.atZone(now.getZone())
                : DateText.parse(text, now, DayOfWeek.SUNDAY, name).value();
    }

    private static String given(Call<?> call, String name, String otherwise) {
        String text = call.query(name);
        return text == null || text.isEmpty() ? otherwise : text;
    }

    /** The filters asked for, and one for the element that the clicks have to be in. */
    private static JsonNode properties(Call<?> call) {
        ObjectNode all = Json.object();
        all.put("type", "AND");
        ArrayNode groups = all.putArray("values");
        String text = call.query("properties");
        if (text != null && !text.isBlank()) {
            try {
                JsonNode given = Json.parse(text);
                if (given.isArray()) {
                    given.forEach(groups::add);
                } else {
                    groups.add(given);
                }
            } catch (JacksonException e) {
                throw ApiException.invalid("properties", "Properties are unparsable!");
            }
        }
        String container = call.query("container_selector");
        if (container != null && !container.isBlank() && isClosed(container)) {
            groups.addObject()
                    .put("type", "element")
                    .put("key", "selector")
                    .put("operator", "exact")
                    .put("value", container);
        }
        return all;
    }

    /** A selector with an open bracket selects nothing that could be looked for: it is ignored. */
    private static boolean isClosed(String selector) {
        String bare = selector.replaceAll("\\\\.", "");
        return bare.chars().filter(letter -> letter == '[').count()
                == bare.chars().filter(letter -> letter == ']').count();
    }
}
