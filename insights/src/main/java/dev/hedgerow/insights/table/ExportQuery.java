package dev.hedgerow.insights.table;

import dev.hedgerow.hogql.catalog.LimitContext;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A query as a file asks it: lists that say nothing of a limit give as many rows as they may,
 * instead of a page. Pure.
 */
public final class ExportQuery {
    private static final Set<String> PAGED =
            Set.of("EventsQuery", "SessionsQuery", "GroupsQuery", "ActorsQuery");

    private ExportQuery() {}

    /** The query with a limit for files where it has none; otherwise the one that was given. */
    public static JsonNode of(JsonNode query) {
        if (!PAGED.contains(innermost(query).path("kind").asString(""))
                || innermost(query).hasNonNull("limit")) {
            return query;
        }
        JsonNode copy = query.deepCopy();
        if (innermost(copy) instanceof ObjectNode list) {
            list.put("limit", LimitContext.EXPORT.maxRows());
        }
        return copy;
    }

    /** Who asks: only texts in HogQL have another default, others share the answers of charts. */
    public static LimitContext limitContext(JsonNode query) {
        return innermost(query).path("kind").asString("").equals("HogQLQuery")
                ? LimitContext.EXPORT
                : LimitContext.QUERY;
    }

    private static JsonNode innermost(JsonNode query) {
        JsonNode source = query.path("source");
        boolean isDisplay =
                switch (query.path("kind").asString("")) {
                    case "InsightVizNode", "DataVisualizationNode", "DataTableNode" -> true;
                    default -> false;
                };
        return isDisplay && source.isObject() ? innermost(source) : query;
    }
}
