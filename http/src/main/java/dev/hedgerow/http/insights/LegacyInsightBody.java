package dev.hedgerow.http.insights;

import dev.hedgerow.insights.legacy.LegacyFilters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that make or change insights with the older {@code filters}. */
public final class LegacyInsightBody {
    private LegacyInsightBody() {}

    /** The body with a query in place of filters; a query in the body counts for more. */
    public static ObjectNode converted(ObjectNode body) {
        if (!isLegacy(body) || !(body.get("filters") instanceof ObjectNode legacy)) {
            return body;
        }
        ObjectNode changed = body.deepCopy();
        changed.set("query", LegacyFilters.toInsight(legacy));
        return changed;
    }

    /** Whether the body asks with filters alone. */
    static boolean isLegacy(ObjectNode body) {
        JsonNode filters = body.path("filters");
        return filters.isObject() && !filters.isEmpty() && !body.hasNonNull("query");
    }
}
