package dev.hedgerow.metadata.insights;

import dev.hedgerow.metadata.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the list filter {@code insight=} asks for; the names stand in the column {@code kind}. */
public enum InsightKind {
    TRENDS,
    FUNNELS,
    RETENTION,
    PATHS,
    STICKINESS,
    LIFECYCLE,
    /** A node of display around HogQL. */
    SQL,
    /** Everything else, such as tables of events. */
    JSON;

    /** The kind of a query's JSON text; JSON for none. */
    static InsightKind of(@Nullable String query) {
        if (query == null) {
            return JSON;
        }
        JsonNode node = Json.parse(query);
        JsonNode source = node.path("source");
        if (source.isObject() && source.path("kind").asString("").equals("HogQLQuery")) {
            return SQL;
        }
        boolean wrapped = node.path("kind").asString("").equals("InsightVizNode");
        return switch ((wrapped ? source : node).path("kind").asString("")) {
            case "TrendsQuery" -> TRENDS;
            case "FunnelsQuery" -> FUNNELS;
            case "RetentionQuery" -> RETENTION;
            case "PathsQuery" -> PATHS;
            case "StickinessQuery" -> STICKINESS;
            case "LifecycleQuery" -> LIFECYCLE;
            default -> JSON;
        };
    }
}
