package dev.hedgerow.insights.run;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer of a calculation, written once for all who get it and for keeping it.
 *
 * @param body which nobody may change
 * @param text the body as JSON
 */
record CalculatedAnswer(ObjectNode body, String text) {
    private static final JsonMapper JSON = new JsonMapper();

    static CalculatedAnswer of(ObjectNode body) {
        return new CalculatedAnswer(body, JSON.writeValueAsString(body));
    }
}
