package dev.hedgerow.insights.run;

import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives the variables of SQL queries the values that they have by default, where a query names a
 * variable without one. A variable that says {@code isNull} keeps having none. Pure.
 */
final class VariableDefaults {
    private static final String VARIABLES = "variables";

    private VariableDefaults() {}

    /**
     * The query with all values in place; the same object when nothing was missing.
     *
     * @param byCodeName asked for only when a query has variables
     */
    static JsonNode fill(JsonNode query, Supplier<Map<String, JsonNode>> byCodeName) {
        if (!hasVariables(query)) {
            return query;
        }
        JsonNode filled = query.deepCopy();
        fill(filled, byCodeName.get());
        return filled;
    }

    private static boolean hasVariables(JsonNode node) {
        return node.path(VARIABLES).isObject()
                || (node.isContainer()
                        && node.valueStream().anyMatch(VariableDefaults::hasVariables));
    }

    private static void fill(JsonNode node, Map<String, JsonNode> defaults) {
        for (JsonNode variable : node.path(VARIABLES)) {
            JsonNode value = defaults.get(variable.path("code_name").asString(""));
            if (value != null
                    && variable instanceof ObjectNode fields
                    && !fields.hasNonNull("value")
                    && !fields.path("isNull").asBoolean(false)) {
                fields.set("value", value);
            }
        }
        if (node.isContainer()) {
            node.valueStream().forEach(inner -> fill(inner, defaults));
        }
    }
}
