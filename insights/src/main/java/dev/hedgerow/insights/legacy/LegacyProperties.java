package dev.hedgerow.insights.legacy;

import dev.hedgerow.insights.query.QueryException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns legacy properties into those of query nodes. They come as a list, as a group of groups, as
 * an object of the oldest form, {@code {"$browser": "Chrome", "age__gt": 3}}, or as one of these in
 * a text.
 */
final class LegacyProperties {
    private static final JsonMapper JSON = new JsonMapper();

    private LegacyProperties() {}

    /** Properties of the whole query: a list, or a group of groups. */
    static @Nullable JsonNode global(@Nullable JsonNode raw) {
        JsonNode properties = parsed(raw);
        if (properties == null || properties.isEmpty()) {
            return null;
        }
        if (properties.isArray()) {
            return list(properties);
        }
        if (!properties.has("values")) {
            return oldest(properties);
        }
        return group(properties);
    }

    /** Properties of one entity: always a flat list. */
    static @Nullable JsonNode ofEntity(@Nullable JsonNode raw) {
        JsonNode properties = parsed(raw);
        if (properties == null || properties.isEmpty()) {
            return null;
        }
        if (properties.isArray()) {
            return list(properties);
        }
        if (!properties.has("values")) {
            return oldest(properties);
        }
        ArrayNode flat = JsonNodeFactory.instance.arrayNode();
        flatten(properties, flat);
        return flat;
    }

    private static @Nullable JsonNode parsed(@Nullable JsonNode raw) {
        if (raw == null || raw.isNull()) {
            return null;
        }
        if (raw.isContainer()) {
            return raw;
        }
        if (raw.asString("").isBlank()) {
            return null;
        }
        try {
            JsonNode parsed = JSON.readTree(raw.asString(""));
            if (parsed.isContainer()) {
                return parsed;
            }
        } catch (JacksonException e) {
            throw QueryException.of(
                    QueryException.Code.INVALID_INPUT, "Properties are unparsable!", e);
        }
        throw QueryException.invalid("Properties are unparsable!", null);
    }

    private static ArrayNode list(JsonNode properties) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (JsonNode property : properties) {
            if (property.has("values") && !property.has("key")) {
                flatten(property, list);
            } else if (property instanceof ObjectNode fields && !fields.isEmpty()) {
                list.add(property(fields));
            }
        }
        return list;
    }

    private static void flatten(JsonNode group, ArrayNode into) {
        for (JsonNode item : group.path("values")) {
            if (item.has("values") && !item.has("key")) {
                flatten(item, into);
            } else if (item instanceof ObjectNode fields && !fields.isEmpty()) {
                into.add(property(fields));
            }
        }
    }

    /** A group whose members are groups; a flat one is put into another. */
    private static ObjectNode group(JsonNode group) {
        ObjectNode outer = JsonNodeFactory.instance.objectNode();
        String type = group.path("type").asString("AND");
        boolean nested = false;
        for (JsonNode item : group.path("values")) {
            nested |= item.has("values") && !item.has("key");
        }
        outer.put("type", nested ? type : "AND");
        ArrayNode values = outer.putArray("values");
        if (nested) {
            for (JsonNode item : group.path("values")) {
                values.add(inner(item));
            }
        } else {
            values.add(inner(group));
        }
        return outer;
    }

    private static ObjectNode inner(JsonNode group) {
        ObjectNode inner = JsonNodeFactory.instance.objectNode();
        inner.put("type", group.path("type").asString("AND"));
        inner.set("values", list(group.path("values")));
        return inner;
    }

    /** Keys with the operator behind two underscores. */
    private static ArrayNode oldest(JsonNode properties) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Map.Entry<String, JsonNode> entry : properties.properties()) {
            String key = entry.getKey();
            int operator = key.lastIndexOf("__");
            ObjectNode property = list.addObject();
            property.put("key", operator > 0 ? key.substring(0, operator) : key);
            property.set("value", entry.getValue());
            property.put("operator", operator > 0 ? key.substring(operator + 2) : "exact");
            property.put("type", "event");
        }
        return list;
    }

    private static ObjectNode property(ObjectNode old) {
        ObjectNode property = old.deepCopy();
        String type = old.path("type").asString("event");
        property.put("type", type.equals("events") ? "event" : type);
        if (!property.hasNonNull("value") && property.hasNonNull("values")) {
            property.set("value", property.remove("values"));
        }
        if (property.get("value") instanceof ArrayNode values) {
            values.removeIf(JsonNode::isNull);
        }
        switch (property.path("type").asString("")) {
            case "cohort", "static-cohort", "precalculated-cohort" -> {
                property.put("type", "cohort");
                property.put("key", "id");
                String operator = old.path("operator").asString("in");
                property.put("operator", operator.equals("not_in") ? "not_in" : "in");
            }
            case "hogql" -> property.remove("operator");
            default -> {
                if (!old.hasNonNull("operator")) {
                    property.put("operator", "exact");
                }
            }
        }
        return property;
    }
}
