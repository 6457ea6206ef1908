package dev.hedgerow.benchmarks.queries;

import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/**
 * One question: as a query node over HTTP, and by hand.
 *
 * @param name as the storage decisions call it
 * @param node the JSON of the query node
 * @param total a number made from all of the answer, which both ways must agree on
 */
record Question(
        String name, String title, String node, ToDoubleFunction<JsonNode> total, ByHand byHand) {

    /** The sum of all numbers under a field, wherever it is in the results; signs aside. */
    static ToDoubleFunction<JsonNode> sumOf(String field) {
        return answer ->
                answer.get("results").findValues(field).stream().mapToDouble(Question::sum).sum();
    }

    private static double sum(JsonNode value) {
        if (value.isNumber()) {
            return Math.abs(value.asDouble());
        }
        double sum = 0;
        for (JsonNode item : value) {
            sum += sum(item);
        }
        return sum;
    }
}
