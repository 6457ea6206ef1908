package dev.hedgerow.insights.query;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A query seen through somebody else's filters and variables: a dashboard's, or those that a call
 * brings along.
 *
 * <p>Dates and breakdown replace the query's own, properties are added to them (HogQL rule 47), and
 * variables that the query has get another value. The given query is left as it was.
 */
public final class QueryOverrides {
    private final JsonNode filters;
    private final JsonNode variables;

    private QueryOverrides(JsonNode filters, JsonNode variables) {
        this.filters = filters;
        this.variables = variables;
    }

    /**
     * @param filters {@code {date_from, date_to, properties, breakdown_filter}}; null for none
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
            default -> applyToInsight(node);
        }
    }

    private void applyToInsight(ObjectNode node) {
        if (overridesDates()) {
            node.set("dateRange", dateRange());
        }
        addProperties(node);
        JsonNode breakdown = filters.path("breakdown_filter");
        if (breakdown.isObject() && !breakdown.isEmpty()) {
            node.set("breakdownFilter", breakdown);
        }
    }

    /** Lists take their dates as {@code after} and {@code before}. */
    private void applyToList(ObjectNode node) {
        if (overridesDates()) {
            put(node, "after", filters.path("date_from"));
            put(node, "before", filters.path("date_to"));
        }
        addProperties(node);
    }

    /** SQL takes them for its {@code {filters}}. */
    private void applyToSql(ObjectNode node) {
        if (!overridesDates() && properties().isEmpty()) {
            return;
        }
        ObjectNode given =
                node.get("filters") instanceof ObjectNode present
                        ? present
                        : node.putObject("filters");
        if (overridesDates()) {
            given.set("dateRange", dateRange());
        }
        addProperties(given);
    }

    private boolean overridesDates() {
        return filters.hasNonNull("date_from") || filters.hasNonNull("date_to");
    }

    private ObjectNode dateRange() {
        ObjectNode range = JsonNodeFactory.instance.objectNode();
        put(range, "date_from", filters.path("date_from"));
        put(range, "date_to", filters.path("date_to"));
        return range;
    }

    private static void put(ObjectNode node, String name, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            node.remove(name);
        } else {
            node.set(name, value);
        }
    }

    private JsonNode properties() {
        return filters.path("properties");
    }

    /** A list is continued; a group becomes one side of an AND. */
    private void addProperties(ObjectNode node) {
        JsonNode added = properties();
        if (added.isEmpty()) {
            return;
        }
        JsonNode present = node.path("properties");
        if (present.isArray() && added.isArray()) {
            ArrayNode all = ((ArrayNode) present).deepCopy();
            added.forEach(all::add);
            node.set("properties", all);
        } else if (present.isEmpty()) {
            node.set("properties", added);
        } else {
            ObjectNode both = JsonNodeFactory.instance.objectNode();
            both.put("type", "AND");
            both.putArray("values").add(group(present)).add(group(added));
            node.set("properties", both);
        }
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
