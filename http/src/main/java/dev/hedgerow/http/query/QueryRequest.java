package dev.hedgerow.http.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.insights.query.QueryOverrides;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question.
 *
 * @param query the query node
 * @param refresh a refresh mode such as {@code blocking}, or true or false
 * @param background older way to say {@code refresh: async}
 * @param clientQueryId the id under which the client wants to ask for the status or cancel
 * @param filtersOverride dates that replace the query's, and properties that are added to its own
 * @param variablesOverride other values for the query's variables, by id
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
        if (limitContext != null && !limitContext.equals(ASSISTANT)) {
            throw ApiException.invalid(
                    "limit_context", "\"" + limitContext + "\" is not a valid choice.");
        }
    }

    /** The query as the overrides make it. */
    JsonNode effectiveQuery() {
        return QueryOverrides.of(filtersOverride, variablesOverride)
                .applyTo(Objects.requireNonNull(query));
    }
}
