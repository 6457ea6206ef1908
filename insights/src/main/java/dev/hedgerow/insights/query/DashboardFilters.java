package dev.hedgerow.insights.query;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the filters of a dashboard, a tile or a call do to an insight's own: they add up unless they
 * exclude one another; then the insight's go (apply_dashboard_filters.py of PostHog). What is given
 * is left as it was.
 */
public final class DashboardFilters {
    private static final String PROPERTIES = "properties";

    private DashboardFilters() {}

    /** A query without those of its own properties that the filters over it exclude. */
    public static JsonNode withoutExcluded(JsonNode query, JsonNode filters) {
        List<JsonNode> upper = properties(filters);
        JsonNode copy = query.deepCopy();
        if (!upper.isEmpty()) {
            removeExcluded(copy, upper);
        }
        return copy;
    }

    private static void removeExcluded(JsonNode query, List<JsonNode> upper) {
        if (query.path("source").isObject()) {
            removeExcluded(query.path("source"), upper);
        }
        Stream.concat(Stream.of(query, query.path("filters")), query.path("series").valueStream())
                .filter(node -> node.path(PROPERTIES).isContainer())
                .map(ObjectNode.class::cast)
                .forEach(node -> node.set(PROPERTIES, kept(node.get(PROPERTIES), upper)));
    }

    /** A list or a group of filters without those that are excluded, and without empty groups. */
    private static JsonNode kept(JsonNode properties, List<JsonNode> upper) {
        if (properties instanceof ObjectNode group && group.path("values").isArray()) {
            ObjectNode kept = group.deepCopy();
            kept.set("values", kept(group.get("values"), upper));
            return kept;
        }
        if (!properties.isArray()) {
            return properties;
        }
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (JsonNode filter : properties) {
            JsonNode rest = kept(filter, upper);
            boolean isGroup = filter.path("values").isArray();
            if (isGroup ? !rest.path("values").isEmpty() : !isExcluded(filter, upper)) {
                kept.add(rest);
            }
        }
        return kept;
    }

    private static boolean isExcluded(JsonNode own, List<JsonNode> upper) {
        return upper.stream().anyMatch(other -> FilterConflicts.contradict(own, other));
    }

    private static List<JsonNode> properties(JsonNode filters) {
        JsonNode properties = filters.path(PROPERTIES);
        return properties.isArray() ? properties.valueStream().toList() : List.of();
    }
}
