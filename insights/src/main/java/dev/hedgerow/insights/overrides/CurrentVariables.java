package dev.hedgerow.insights.overrides;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the {@code variables} of SQL queries in step with the project's. Pure; the query passed in
 * stays as it is.
 */
public final class CurrentVariables {
    private static final String VARIABLES = "variables";

    private CurrentVariables() {}

    /**
     * The query with its variables as they are called today: one that was made again is found by
     * its code name, one that is gone vanishes.
     *
     * @param idsByCodeName the project's variables
     */
    public static JsonNode current(JsonNode query, Map<String, String> idsByCodeName) {
        if (!(query instanceof ObjectNode node)
                || !(target(node).get(VARIABLES) instanceof ObjectNode used)
                || used.isEmpty()) {
            return query;
        }
        ObjectNode kept = kept(used, idsByCodeName);
        ObjectNode changed = node.deepCopy();
        target(changed).set(VARIABLES, kept);
        return changed;
    }

    /**
     * The same for variables by id, as dashboards set them.
     *
     * @param idsByCodeName the project's variables
     */
    public static ObjectNode kept(ObjectNode used, Map<String, String> idsByCodeName) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : used.properties()) {
            String id = idsByCodeName.get(entry.getValue().path("code_name").asString(""));
            if (idsByCodeName.containsValue(entry.getKey())) {
                kept.set(entry.getKey(), entry.getValue());
            } else if (id != null && entry.getValue() instanceof ObjectNode variable) {
                kept.set(id, variable.deepCopy().put("variableId", id));
            }
        }
        return kept;
    }

    /** The query inside nodes of display. */
    private static ObjectNode target(ObjectNode query) {
        return query.get("source") instanceof ObjectNode source ? target(source) : query;
    }
}
