package dev.hedgerow.insights.trends;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Numbers as JSON: whole ones without a decimal point. */
final class Numbers {
    private static final double EXACT_IN_DOUBLE = 9e15;

    private Numbers() {}

    static JsonNode json(double number) {
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < EXACT_IN_DOUBLE;
        return isWhole
                ? JsonNodeFactory.instance.numberNode((long) number)
                : JsonNodeFactory.instance.numberNode(number);
    }
}
