package dev.hedgerow.metadata.cohorts;

import dev.hedgerow.metadata.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Older criteria of cohorts, {@code groups}: any of the groups has to hold, and of a group all its
 * properties, or an event or action that was done.
 */
final class LegacyCohortGroups {

    private LegacyCohortGroups() {}

    /** The groups as {@code filters}. */
    static ObjectNode filters(JsonNode groups) {
        ObjectNode filters = Json.object();
        ObjectNode any = filters.putObject("properties").put("type", "OR");
        ArrayNode alternatives = any.putArray("values");
        for (JsonNode group : groups) {
            ObjectNode all = alternatives.addObject().put("type", "AND");
            ArrayNode values = all.putArray("values");
            JsonNode properties = group.path("properties");
            if (properties.isObject()) {
                properties
                        .properties()
                        .forEach(entry -> property(values, entry.getKey(), entry.getValue()));
            } else {
                properties.forEach(one -> values.add(typed(one)));
            }
            if (group.hasNonNull("action_id") || group.hasNonNull("event_id")) {
                values.add(behaviour(group));
            }
        }
        return filters;
    }

    private static void property(ArrayNode values, String key, JsonNode value) {
        ObjectNode property = values.addObject().put("type", "person").put("key", key);
        property.set("value", value);
        property.put("operator", "exact");
    }

    private static JsonNode typed(JsonNode property) {
        if (!(property instanceof ObjectNode given) || given.hasNonNull("type")) {
            return property;
        }
        return given.deepCopy().put("type", "person");
    }

    private static ObjectNode behaviour(JsonNode group) {
        boolean action = group.hasNonNull("action_id");
        ObjectNode criterion = Json.object().put("type", "behavioral");
        criterion.set("key", group.get(action ? "action_id" : "event_id"));
        criterion.put("event_type", action ? "actions" : "events");
        criterion.put("time_value", group.path("days").asInt(1)).put("time_interval", "day");
        if (group.hasNonNull("count")) {
            criterion.put("value", "performed_event_multiple");
            criterion.put("operator", group.path("count_operator").asString("eq"));
            criterion.set("operator_value", group.get("count"));
        } else {
            criterion.put("value", "performed_event");
        }
        return criterion;
    }
}
