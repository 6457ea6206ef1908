package dev.hedgerow.http.insights;

import dev.hedgerow.insights.query.DashboardFilters;
import dev.hedgerow.insights.query.QueryOverrides;
import dev.hedgerow.metadata.dashboards.DashboardTile;
import dev.hedgerow.metadata.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * In which context an insight is looked at: what lies over its saved query.
 *
 * @param filters of the dashboard, the tile or the request; empty for none
 * @param variables by id; empty for none
 * @param tile the tile whose look is shown with the insight; null for none
 */
public record QueryContext(JsonNode filters, JsonNode variables, @Nullable DashboardTile tile) {

    public QueryContext(JsonNode filters, JsonNode variables) {
        this(filters, variables, null);
    }

    /** The same with the look of a tile. */
    QueryContext lookingLike(DashboardTile shown) {
        return new QueryContext(filters, variables, shown);
    }

    /** The insight as it was saved. */
    public static QueryContext none() {
        return new QueryContext(Json.object(), Json.object());
    }

    /** The query that is run and shown. */
    JsonNode over(JsonNode query) {
        return QueryOverrides.of(filters, variables)
                .applyTo(DashboardFilters.withoutExcluded(query, filters));
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
