package dev.hedgerow.http.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hedgerow.http.error.ApiException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question.
 *
 * @param query the query node
 * @param refresh a refresh mode such as {@code blocking}, or true or false
 * @param background older way to say {@code refresh: async}
 * @param clientQueryId the id under which the client wants to ask for the status or cancel
 * @param filtersOverride not there yet: refused unless empty
 * @param variablesOverride not there yet: refused unless empty
 * @param limitContext who asks; only {@code posthog_ai} may be said
 */
public record QueryRequest(
        @Nullable JsonNode query,
        @Nullable JsonNode refresh,
        @JsonProperty("async") @Nullable Boolean background,
        @Nullable String clientQueryId,
        @Nullable String limitContext,
        @Nullable JsonNode filtersOverride,
        @Nullable JsonNode variablesOverride) {
    private static final String ASSISTANT = "posthog_ai";

    public QueryRequest {
        if (query == null || query.isNull()) {
            throw ApiException.required("query");
        }
        if (isGiven(filtersOverride) || isGiven(variablesOverride)) {
            throw ApiException.notImplemented("Overriding filters or variables of a query");
        }
        if (limitContext != null && !limitContext.equals(ASSISTANT)) {
            throw ApiException.invalid(
                    "limit_context", "\"" + limitContext + "\" is not a valid choice.");
        }
    }

    private static boolean isGiven(@Nullable JsonNode override) {
        return override != null && !override.isEmpty();
    }
}
