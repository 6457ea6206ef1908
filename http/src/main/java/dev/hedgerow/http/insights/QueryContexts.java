package dev.hedgerow.http.insights;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.metadata.dashboards.Dashboard;
import dev.hedgerow.metadata.dashboards.DashboardTile;
import dev.hedgerow.metadata.dashboards.DashboardTiles;
import dev.hedgerow.metadata.dashboards.Dashboards;
import dev.hedgerow.metadata.insights.Insight;
import dev.hedgerow.metadata.json.Json;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads from a call in which context it looks at insights: {@code from_dashboard}, {@code
 * filters_override}, {@code variables_override}. The filters of a tile replace those of its
 * dashboard entirely.
 */
public final class QueryContexts {
    private final Dashboards dashboards;
    private final DashboardTiles tiles;

    public QueryContexts(Dashboards dashboards, DashboardTiles tiles) {
        this.dashboards = dashboards;
        this.tiles = tiles;
    }

    /** The context of one insight. */
    QueryContext of(Call<?> call, Insight insight) {
        String from = call.query("from_dashboard");
        QueryContext asked = asked(call);
        if (from == null || !from.matches("\\d{1,18}")) {
            return asked;
        }
        Optional<Dashboard> dashboard =
                dashboards
                        .find(call.project().id(), Long.parseLong(from))
                        .map(Dashboards.Tagged::dashboard);
        return dashboard
                .flatMap(found ->
                        tiles.shown(found).stream()
                                .map(DashboardTiles.Shown::tile)
                                .filter(tile -> Objects.equals(tile.insightId(), insight.id()))
                                .findFirst()
                                .map(tile -> onTile(call, found, tile)))
                .orElse(asked);
    }

    /** The context that a list gives all its insights. */
    QueryContext asked(Call<?> call) {
        return new QueryContext(orEmpty(filtersOverride(call)), orEmpty(variablesOverride(call)));
    }

    /** The context of a tile. */
    public QueryContext onTile(Call<?> call, Dashboard dashboard, DashboardTile tile) {
        JsonNode own = Json.parse(tile.filtersOverrides());
        JsonNode asked = filtersOverride(call);
        JsonNode filters =
                !own.isEmpty() ? own : asked != null ? asked : Json.parse(dashboard.filters());
        return new QueryContext(filters, variables(call, dashboard));
    }

    /** The variables of a dashboard with those of the request on top. */
    public JsonNode variables(Call<?> call, Dashboard dashboard) {
        return QueryContext.merged(
                Json.parse(dashboard.variables()), orEmpty(variablesOverride(call)));
    }

    /** The filters that the request wants instead of the dashboard's, or null. */
    public @Nullable ObjectNode filtersOverride(Call<?> call) {
        return override(call, "filters_override");
    }

    private static @Nullable ObjectNode variablesOverride(Call<?> call) {
        return override(call, "variables_override");
    }

    private static JsonNode orEmpty(@Nullable ObjectNode node) {
        return node == null ? Json.object() : node;
    }

    private static @Nullable ObjectNode override(Call<?> call, String name) {
        String text = call.query(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            if (Json.parse(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw ApiException.invalid(name, "Expected a JSON object: " + e.getOriginalMessage());
        }
        throw ApiException.invalid(name, "Expected a JSON object.");
    }
}
