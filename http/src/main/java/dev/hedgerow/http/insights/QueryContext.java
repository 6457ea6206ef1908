package dev.hedgerow.http.insights;

import dev.hedgerow.insights.query.QueryOverrides;
import dev.hedgerow.metadata.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * In which context an insight is looked at: what lies over its saved query.
 *
 * @param filters of the dashboard, the tile or the request; empty for none
 * @param variables by id; empty for none
 */
public record QueryContext(JsonNode filters, JsonNode variables) {

    /** The insight as it was saved. */
    public static QueryContext none() {
        return new QueryContext(Json.object(), Json.object());
    }

    /** The query that is run and shown. */
    JsonNode over(JsonNode query) {
        return QueryOverrides.of(filters, variables).applyTo(query);
    }

    /** These variables with others on top, those of the same id replaced. */
    public static JsonNode merged(JsonNode below, JsonNode above) {
        if (!(below instanceof ObjectNode base)) {
            return above;
        }
        ObjectNode all = base.deepCopy();
        above.properties().forEach(entry -> all.set(entry.getKey(), entry.getValue()));
        return all;
    }
}
