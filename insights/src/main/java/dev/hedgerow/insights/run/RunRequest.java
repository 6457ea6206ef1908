package dev.hedgerow.insights.run;

import dev.hedgerow.hogql.catalog.LimitContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A question to the runner.
 *
 * @param query the query as JSON, any dashboard filters and variables already put into it
 * @param clientQueryId the id under which the client asks for the status and cancels; null lets the
 *     runner choose one
 * @param limitContext who asks, which decides how many rows a query without LIMIT gives
 */
public record RunRequest(
        long projectId,
        JsonNode query,
        RefreshMode refresh,
        @Nullable String clientQueryId,
        LimitContext limitContext) {

    /** The same for another query. */
    RunRequest asking(JsonNode other) {
        return new RunRequest(projectId, other, refresh, clientQueryId, limitContext);
    }

    /** Whether somebody looks on while it is answered; files and cohorts are made meanwhile. */
    boolean isInteractive() {
        return !refresh.isBackground() && limitContext == LimitContext.QUERY;
    }

    public static RunRequest of(long projectId, JsonNode query, RefreshMode refresh) {
        return new RunRequest(projectId, query, refresh, null, LimitContext.QUERY);
    }
}
