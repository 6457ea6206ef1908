package dev.hedgerow.insights.advice;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What follows a retention, by PostHog's rules ({@code insight_suggestions.py}). */
final class RetentionSuggestions {
    private RetentionSuggestions() {}

    /** Empty when the retention does not say what brings people back. */
    static List<Suggestion> of(ObjectNode retention) {
        JsonNode filter = retention.path("retentionFilter");
        JsonNode returning = filter.path("returningEntity");
        if (!returning.isObject()) {
            return List.of();
        }
        boolean isAction =
                returning.path("type").asString("").equals("actions")
                        || returning.path("kind").asString("").equals("ActionsNode");
        String name = isAction ? actionName(returning) : eventName(returning);
        ObjectNode series = series(returning, isAction, name);
        Step step = Step.of(filter.path("period").asString("Day"));
        return List.of(
                new Suggestion(
                        "Stickiness of users who performed " + name,
                        "See how frequently retained users perform this event ("
                                + step.words()
                                + ")",
                        query(retention, "StickinessQuery", "stickinessFilter", series, step)),
                new Suggestion(
                        "Lifecycle of users who perform " + name,
                        "See lifecycle of users who perform this event (new vs returning vs resurrecting vs dormant)",
                        query(retention, "LifecycleQuery", "lifecycleFilter", series, step)));
    }

    /** The interval below a retention's period. */
    private record Step(String interval, String words) {
        static Step of(String period) {
            return switch (period) {
                case "Month" -> new Step("week", "weeks per month");
                case "Hour" -> new Step("hour", "hours per day");
                default -> new Step("day", "days per week");
            };
        }
    }

    private static String eventName(JsonNode entity) {
        String id = entity.path("id").asString("");
        String name = entity.path("name").asString("");
        return !id.isEmpty() ? id : !name.isEmpty() ? name : "event";
    }

    private static String actionName(JsonNode entity) {
        String name = entity.path("name").asString("");
        return name.isEmpty() ? "Action " + entity.path("id").asLong(0) : name;
    }

    private static ObjectNode series(JsonNode entity, boolean isAction, String name) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (isAction) {
            node.put("kind", "ActionsNode");
            node.put("id", entity.path("id").asLong(0));
        } else {
            node.put("kind", "EventsNode");
            node.put("event", name);
        }
        for (String field : List.of("name", "custom_name", "properties")) {
            if (entity.hasNonNull(field)) {
                node.set(field, entity.get(field));
            }
        }
        return node;
    }

    private static ObjectNode query(
            ObjectNode retention, String kind, String filter, ObjectNode series, Step step) {
        ObjectNode query = new NextQueries(retention).of(kind, List.of(series));
        query.put("interval", step.interval());
        query.putObject(filter);
        return NextQueries.shown(query);
    }
}
