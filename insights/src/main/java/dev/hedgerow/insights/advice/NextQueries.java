package dev.hedgerow.insights.advice;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes queries out of another one: they look at the same time, people and events. */
final class NextQueries {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> SCOPE =
            List.of("dateRange", "properties", "filterTestAccounts");

    private final ObjectNode source;

    /**
     * @param source the query without display nodes
     */
    NextQueries(ObjectNode source) {
        this.source = source;
    }

    /** The node that shows a query. */
    static ObjectNode shown(ObjectNode query) {
        ObjectNode node = JSON.objectNode();
        node.put("kind", "InsightVizNode");
        node.set("source", query);
        return node;
    }

    /** An empty query of a kind in the same scope. */
    ObjectNode of(String kind) {
        ObjectNode query = JSON.objectNode();
        query.put("kind", kind);
        for (String field : SCOPE) {
            if (source.hasNonNull(field)) {
                query.set(field, source.get(field));
            }
        }
        return query;
    }

    /** The same with a series. */
    ObjectNode of(String kind, List<? extends JsonNode> series) {
        ObjectNode query = of(kind);
        ArrayNode list = query.putArray("series");
        series.forEach(list::add);
        return query;
    }

    /** A copy of the query with one field changed. */
    ObjectNode with(String field, JsonNode value) {
        ObjectNode copy = source.deepCopy();
        copy.set(field, value);
        return copy;
    }

    /** Who comes back after doing what a series counts. */
    ObjectNode retention(JsonNode entity) {
        ObjectNode query = of("RetentionQuery");
        ObjectNode filter = query.putObject("retentionFilter");
        filter.put("period", "Week");
        filter.put("retentionType", "retention_first_time");
        filter.set("targetEntity", retentionEntity(entity));
        filter.set("returningEntity", retentionEntity(entity));
        return query;
    }

    private static ObjectNode retentionEntity(JsonNode entity) {
        boolean isAction = entity.path("kind").asString("").equals("ActionsNode");
        ObjectNode node = JSON.objectNode();
        node.set("id", entity.get(isAction ? "id" : "event"));
        node.put("type", isAction ? "actions" : "events");
        for (String field : List.of("name", "custom_name", "properties")) {
            if (entity.hasNonNull(field)) {
                node.set(field, entity.get(field));
            }
        }
        return node;
    }

    /** A series of one event. */
    static ObjectNode event(String name) {
        ObjectNode node = JSON.objectNode();
        node.put("kind", "EventsNode");
        node.put("event", name);
        return node;
    }
}
