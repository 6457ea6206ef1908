package dev.hedgerow.insights.query;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A query seen through somebody else's filters and variables: a dashboard's, or those that a call
 * brings along.
 *
 * <p>Dates, breakdown, interval and the say about test accounts replace the query's own where its
 * kind has them, properties are added to them (HogQL rule 47), and variables that the query has get
 * another value. The given query is left as it was.
 */
public final class QueryOverrides {
    private static final Set<String> BROKEN_DOWN =
            Set.of("TrendsQuery", "FunnelsQuery", "RetentionQuery");
    private static final Set<String> BY_INTERVAL =
            Set.of(
                    "TrendsQuery",
                    "FunnelsQuery",
                    "StickinessQuery",
                    "LifecycleQuery",
                    "CalendarHeatmapQuery");
    private static final String DATE_RANGE = "dateRange";
    private static final String PROPERTIES = "properties";
    private static final String EXPLICIT = "explicitDate";
    private static final String INTERVAL = "interval";
    private static final String BREAKDOWN = "breakdown_filter";
    private static final String TEST_ACCOUNTS = "filterTestAccounts";

    private final JsonNode filters;
    private final JsonNode variables;

    private QueryOverrides(JsonNode filters, JsonNode variables) {
        this.filters = filters;
        this.variables = variables;
    }

    /**
     * @param filters {@code {date_from, date_to, explicitDate, properties, breakdown_filter,
     *     interval, filterTestAccounts}}; null for none
     * @param variables by id, {@code {code_name, variableId, value}}; null for none
     * @throws QueryException when one of them is no object
     */
    public static QueryOverrides of(@Nullable JsonNode filters, @Nullable JsonNode variables) {
        return new QueryOverrides(
                object(filters, "filters_override"), object(variables, "variables_override"));
    }

    private static JsonNode object(@Nullable JsonNode given, String name) {
        if (given == null || given.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!given.isObject()) {
            throw QueryException.invalid("Expected a dictionary of items.", name);
        }
        return given;
    }

    /** The query with the overrides applied, inside its wrappers, too. */
    public JsonNode applyTo(JsonNode query) {
        if (!(query.deepCopy() instanceof ObjectNode node) || isEmpty()) {
            return query;
        }
        apply(node);
        return node;
    }

    private boolean isEmpty() {
        return filters.isEmpty() && variables.isEmpty();
    }

    private void apply(ObjectNode node) {
        switch (node.path("kind").asString("")) {
            case "InsightVizNode", "DataVisualizationNode", "DataTableNode" -> {
                if (node.get("source") instanceof ObjectNode source) {
                    apply(source);
                }
            }
            case "HogQLQuery" -> {
                applyToSql(node);
                applyVariables(node);
            }
            case "EventsQuery", "SessionsQuery" -> applyToList(node);
            case "TrendsQuery",
                    "FunnelsQuery",
                    "RetentionQuery",
                    "PathsQuery",
                    "StickinessQuery",
                    "LifecycleQuery",
                    "CalendarHeatmapQuery" ->
                    applyToInsight(node, node.get("kind").asString());
            default -> {
                // Others have neither dates nor properties of their own.
            }
        }
    }

    private void applyToInsight(ObjectNode node, String kind) {
        applyDates(node);
        addProperties(node);
        JsonNode breakdown = filters.path(BREAKDOWN);
        if (BROKEN_DOWN.contains(kind) && breakdown.isObject() && !breakdown.isEmpty()) {
            node.set("breakdownFilter", breakdown);
        }
        if (BY_INTERVAL.contains(kind)) {
            replace(node, INTERVAL, INTERVAL);
        }
        replace(node, TEST_ACCOUNTS, TEST_ACCOUNTS);
        boolean isOfAllTime = filters.path("date_from").asString("").equals("all");
        if (isOfAllTime && node.get("compareFilter") instanceof ObjectNode compare) {
            compare.put("compare", false);
        }
    }

    private void replace(ObjectNode node, String name, String from) {
        if (filters.hasNonNull(from)) {
            node.set(name, filters.get(from));
        }
    }

    /** Lists take their dates as {@code after} and {@code before}. */
    private void applyToList(ObjectNode node) {
        if (overridesDates()) {
            put(node, "after", filters.path("date_from"));
            put(node, "before", filters.path("date_to"));
        }
        continueProperties(node);
    }

    /** SQL takes them for its {@code {filters}}. */
    private void applyToSql(ObjectNode node) {
        if (filters.isEmpty()) {
            return;
        }
        ObjectNode given =
                node.get("filters") instanceof ObjectNode present
                        ? present
                        : node.putObject("filters");
        if (overridesDates() && given.get(DATE_RANGE) instanceof ObjectNode range) {
            range.remove(EXPLICIT);
        }
        applyDates(given);
        continueProperties(given);
        replace(given, "breakdownFilter", BREAKDOWN);
        replace(given, INTERVAL, INTERVAL);
        replace(given, TEST_ACCOUNTS, TEST_ACCOUNTS);
    }

    private boolean overridesDates() {
        return filters.hasNonNull("date_from") || filters.hasNonNull("date_to");
    }

    /** Both ends are replaced; what else the range says stays. */
    private void applyDates(ObjectNode node) {
        if (!overridesDates()) {
            return;
        }
        ObjectNode range =
                node.get(DATE_RANGE) instanceof ObjectNode present
                        ? present
                        : node.putObject(DATE_RANGE);
        put(range, "date_from", filters.path("date_from"));
        put(range, "date_to", filters.path("date_to"));
        replace(range, EXPLICIT, EXPLICIT);
    }

    private static void put(ObjectNode node, String name, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            node.remove(name);
        } else {
            node.set(name, value);
        }
    }

    private JsonNode properties() {
        return filters.path(PROPERTIES);
    }

    /** The properties of lists and SQL are one list. */
    private void continueProperties(ObjectNode node) {
        if (node.path(PROPERTIES) instanceof ArrayNode present && properties().isArray()) {
            ArrayNode all = present.deepCopy();
            properties().forEach(all::add);
            node.set(PROPERTIES, all);
        } else {
            addProperties(node);
        }
    }

    /** Those of insights become one side of an AND, its own the other. */
    private void addProperties(ObjectNode node) {
        JsonNode added = properties();
        if (added.isEmpty()) {
            return;
        }
        JsonNode present = node.path(PROPERTIES);
        if (hasFilters(present)) {
            ObjectNode both = JsonNodeFactory.instance.objectNode();
            both.put("type", "AND");
            both.putArray("values").add(group(present)).add(group(added));
            node.set(PROPERTIES, both);
        } else {
            node.set(PROPERTIES, added);
        }
    }

    private static boolean hasFilters(JsonNode properties) {
        JsonNode items = properties.isArray() ? properties : properties.path("values");
        return items.valueStream().anyMatch(item -> !item.has("values") || hasFilters(item));
    }

    private static JsonNode group(JsonNode properties) {
        if (properties.isObject()) {
            return properties;
        }
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        group.put("type", "AND");
        group.set("values", properties);
        return group;
    }

    /** A variable is the same by its id, or by its name in SQL. */
    private void applyVariables(ObjectNode node) {
        if (!(node.get("variables") instanceof ObjectNode present)) {
            return;
        }
        for (Map.Entry<String, JsonNode> override : variables.properties()) {
            for (Map.Entry<String, JsonNode> own : present.properties()) {
                if (own.getValue() instanceof ObjectNode variable
                        && isSame(own.getKey(), variable, override)) {
                    put(variable, "value", override.getValue().path("value"));
                    put(variable, "isNull", override.getValue().path("isNull"));
                }
            }
        }
    }

    private static boolean isSame(
            String id, ObjectNode variable, Map.Entry<String, JsonNode> override) {
        JsonNode name = override.getValue().path("code_name");
        return id.equals(override.getKey())
                || (name.isString() && name.equals(variable.path("code_name")));
    }
}
