package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.catalog.Modifiers;
import dev.hedgerow.insights.query.Fields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The {@code modifiers} of a query as JSON; those that change nothing here are ignored. */
final class QueryModifiers {
    private static final String BOUNCE_SECONDS = "bounceRateDurationSeconds";
    private static final String PROJECT_ZONE = "convertToProjectTimezone";

    private QueryModifiers() {}

    /** Of a query, or of the one in a node that shows it. */
    static Modifiers of(JsonNode query) {
        JsonNode given = CacheKey.unwrapped(query).path("modifiers");
        if (!given.isObject()) {
            return Modifiers.DEFAULT;
        }
        Fields fields = Fields.of(given, "modifiers");
        return new Modifiers(
                fields.integer(BOUNCE_SECONDS, Modifiers.DEFAULT.bounceRateDurationSeconds()),
                fields.has(PROJECT_ZONE)
                        ? fields.flag(PROJECT_ZONE)
                        : Modifiers.DEFAULT.convertToProjectTimezone());
    }

    static ObjectNode json(Modifiers modifiers) {
        return JsonNodeFactory.instance
                .objectNode()
                .put(BOUNCE_SECONDS, modifiers.bounceRateDurationSeconds())
                .put(PROJECT_ZONE, modifiers.convertToProjectTimezone());
    }
}
