package dev.hedgerow.http.query;

import dev.hedgerow.http.error.ApiException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What {@code /query/upgrade/} takes and answers. */
public record UpgradedQuery(@Nullable JsonNode query) {
    public UpgradedQuery {
        if (query == null || !query.isObject()) {
            throw ApiException.required("query");
        }
    }
}
