package dev.hedgerow.insights.advice;

import tools.jackson.databind.JsonNode;

/** Reads the edges of paths. */
final class Edges {
    private Edges() {}

    /** The item at an end of an edge, {@code 2_/pricing} without its number. */
    static String item(JsonNode edge, String end) {
        String key = edge.path(end).asString("");
        return key.substring(key.indexOf('_') + 1);
    }
}
