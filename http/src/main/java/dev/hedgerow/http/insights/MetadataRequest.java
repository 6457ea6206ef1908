package dev.hedgerow.http.insights;

import dev.hedgerow.http.error.ApiException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The query to find a name and a description for. */
public record MetadataRequest(@Nullable JsonNode query) {

    JsonNode requiredQuery() {
        if (query == null || query.isNull() || query.isEmpty()) {
            throw ApiException.invalid(null, "Missing 'query' field in request body");
        }
        return query;
    }
}
