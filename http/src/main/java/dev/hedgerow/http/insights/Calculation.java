package dev.hedgerow.http.insights;

import dev.hedgerow.insights.run.RunResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last answer to an insight's question, or that there is none.
 *
 * @param query the question in the context it was asked in; null for an insight without one
 * @param body what the runner said; empty when it was not asked
 * @param hash the key under which answers are kept
 */
record Calculation(@Nullable JsonNode query, ObjectNode body, String hash, boolean isCached) {

    static Calculation none(@Nullable JsonNode query, String hash) {
        return new Calculation(query, JsonNodeFactory.instance.objectNode(), hash, false);
    }

    static Calculation of(JsonNode query, RunResponse response, String hash) {
        return new Calculation(
                query, response.body(), hash, response.outcome() == RunResponse.Outcome.CACHED);
    }

    /** A field of the answer, null when it has none. */
    @Nullable JsonNode field(String name) {
        JsonNode value = body.get(name);
        return value == null || value.isNull() ? null : value;
    }
}
