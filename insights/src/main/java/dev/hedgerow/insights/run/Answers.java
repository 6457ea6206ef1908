package dev.hedgerow.insights.run;

import dev.hedgerow.insights.time.ResolvedRange;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields that the bodies of all answers have. */
final class Answers {
    private Answers() {}

    /** A body with results and the HogQL of the queries behind them. */
    static ObjectNode of(JsonNode results, Session session) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("results", results);
        body.put("hogql", session.texts().isEmpty() ? null : session.texts().getLast());
        body.put("hasMore", false);
        body.putNull("error");
        body.set("timings", timings(session));
        body.set("modifiers", QueryModifiers.json(session.execution().modifiers()));
        return body;
    }

    /** How long the parts took, in seconds, under PostHog's names; the whole is ".". */
    private static ArrayNode timings(Session session) {
        ArrayNode timings = JsonNodeFactory.instance.arrayNode();
        addTiming("./print_ast", session.compiling(), timings);
        addTiming("./clickhouse_execute", session.running(), timings);
        addTiming(".", session.open(), timings);
        return timings;
    }

    private static void addTiming(String part, Duration time, ArrayNode timings) {
        timings.addObject().put("k", part).put("t", time.toNanos() / 1e9);
    }

    static void addRange(ObjectNode body, ResolvedRange range) {
        ObjectNode resolved = JsonNodeFactory.instance.objectNode();
        resolved.put("date_from", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(range.from()));
        resolved.put("date_to", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(range.to()));
        body.set("resolved_date_range", resolved);
    }
}
