package dev.hedgerow.insights.legacy;

import dev.hedgerow.insights.query.QueryException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts legacy filters into the query node that asks the same, by PostHog's rules ({@code
 * legacy_compatibility/filter_to_query.py}): {@code insight} names the kind, TRENDS when absent;
 * lists and groups may be JSON in a text, as they come in query strings. Pure.
 */
public final class LegacyFilters {
    private static final Map<String, String> KINDS =
            Map.of(
                    "TRENDS", "TrendsQuery",
                    "SESSIONS", "TrendsQuery",
                    "FUNNELS", "FunnelsQuery",
                    "RETENTION", "RetentionQuery",
                    "PATHS", "PathsQuery",
                    "LIFECYCLE", "LifecycleQuery",
                    "STICKINESS", "StickinessQuery");

    private LegacyFilters() {}

    /** The query in the node that displays insights, as saved insights hold it. */
    public static ObjectNode toInsight(ObjectNode filters) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kind", "InsightVizNode");
        node.set("source", toQuery(filters));
        return node;
    }

    /**
     * The query itself.
     *
     * @throws QueryException when the filters name an unknown kind or hold text that is no JSON
     */
    public static ObjectNode toQuery(ObjectNode filters) {
        LegacyFields fields = new LegacyFields(filters);
        String insight = fields.text("insight");
        String kind = KINDS.get(insight(fields).toUpperCase(Locale.ROOT));
        if (kind == null) {
            throw QueryException.invalid("Invalid insight type " + insight + ".", null);
        }
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        query.put("kind", kind);
        shared(fields, query, kind);
        switch (kind) {
            case "TrendsQuery" -> LegacyDisplays.trends(fields, query);
            case "FunnelsQuery" -> LegacyDisplays.funnels(fields, query);
            case "RetentionQuery" -> LegacyDisplays.retention(fields, query);
            case "PathsQuery" -> LegacyDisplays.paths(fields, query);
            case "LifecycleQuery" -> LegacyDisplays.lifecycle(fields, query);
            default -> LegacyDisplays.stickiness(fields, query);
        }
        return query;
    }

    /** The kind of insight; the oldest trends said with {@code shown_as} that they are another. */
    private static String insight(LegacyFields fields) {
        String insight = fields.text("insight");
        String shownAs = fields.text("shown_as");
        String kind = insight == null ? "TRENDS" : insight;
        if (shownAs == null || !kind.equals("TRENDS")) {
            return kind;
        }
        return switch (shownAs) {
            case "Stickiness" -> "STICKINESS";
            case "Lifecycle" -> "LIFECYCLE";
            default -> kind;
        };
    }

    private static void shared(LegacyFields fields, ObjectNode query, String kind) {
        dates(fields, query);
        boolean hasSeries = !kind.equals("RetentionQuery") && !kind.equals("PathsQuery");
        if (hasSeries) {
            String interval = fields.text("interval");
            if (interval != null) {
                query.put("interval", interval.equals("minute") ? "hour" : interval);
            }
            query.set("series", LegacySeries.of(fields, kind));
        }
        JsonNode sampling = fields.number("sampling_factor");
        if (sampling != null) {
            query.set("samplingFactor", sampling);
        }
        Boolean testAccounts = fields.flag("filter_test_accounts");
        if (testAccounts != null) {
            query.put("filterTestAccounts", testAccounts);
        }
        JsonNode properties = LegacyProperties.global(fields.get("properties"));
        if (properties != null) {
            query.set("properties", properties);
        }
        if (kind.equals("TrendsQuery") || kind.equals("FunnelsQuery")) {
            breakdown(fields, query);
        }
        if (!kind.equals("StickinessQuery") && !kind.equals("LifecycleQuery")) {
            fields.copy("aggregation_group_type_index", query, "aggregation_group_type_index");
        }
    }

    private static void dates(LegacyFields fields, ObjectNode query) {
        ObjectNode range = JsonNodeFactory.instance.objectNode();
        fields.copy("date_from", range, "date_from");
        fields.copy("date_to", range, "date_to");
        Boolean explicit = fields.flag("explicit_date");
        if (explicit != null) {
            range.put("explicitDate", explicit);
        }
        if (!range.isEmpty()) {
            query.set("dateRange", range);
        }
    }

    private static void breakdown(LegacyFields fields, ObjectNode query) {
        ObjectNode breakdown = JsonNodeFactory.instance.objectNode();
        JsonNode value = withoutNulls(fields.jsonOrText("breakdown"));
        String type = fields.text("breakdown_type");
        if ("undefined".equals(type)) {
            // Older clients sent this for a breakdown that was never chosen.
            if (value == null || !value.isString()) {
                return;
            }
            type = null;
        }
        JsonNode several = fields.json("breakdowns");
        if (several instanceof ArrayNode list && list.size() == 1) {
            type = orNull(list.get(0).path("type"));
            value = list.get(0).get("property");
        } else if (several instanceof ArrayNode list && list.size() > 1) {
            breakdown.set("breakdowns", list);
        }
        if (value != null && !value.isNull()) {
            String known = "events".equals(type) || type == null ? "event" : type;
            breakdown.put("breakdown_type", known);
            breakdown.set("breakdown", value);
        }
        for (String field :
                List.of(
                        "breakdown_normalize_url",
                        "breakdown_group_type_index",
                        "breakdown_hide_other_aggregation",
                        "breakdown_histogram_bin_count",
                        "breakdown_limit")) {
            fields.copy(field, breakdown, field);
        }
        if (breakdown.has("breakdown") || breakdown.has("breakdowns")) {
            query.set("breakdownFilter", breakdown);
        }
    }

    private static @Nullable JsonNode withoutNulls(@Nullable JsonNode value) {
        if (!(value instanceof ArrayNode list)) {
            return value;
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        list.forEach(item -> {
            if (!item.isNull()) {
                kept.add(item);
            }
        });
        return kept.isEmpty() ? null : kept;
    }

    private static @Nullable String orNull(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }
}
