package dev.hedgerow.http.insights;

import dev.hedgerow.http.route.Call;
import dev.hedgerow.insights.overrides.CurrentVariables;
import dev.hedgerow.metadata.dashboards.Dashboard;
import dev.hedgerow.metadata.dashboards.DashboardTile;
import dev.hedgerow.metadata.dashboards.DashboardTiles;
import dev.hedgerow.metadata.dashboards.Dashboards;
import dev.hedgerow.metadata.insights.Insight;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.sharing.SharedKind;
import dev.hedgerow.metadata.sharing.SharingConfiguration;
import dev.hedgerow.metadata.variables.InsightVariables;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * In which context a call looks at insights: on its own, or on a dashboard ({@code
 * from_dashboard}), with overrides on top. The filters of a tile replace those of its dashboard
 * entirely.
 */
public final class QueryContexts {
    private final Dashboards dashboards;
    private final DashboardTiles tiles;
    private final InsightVariables variables;

    public QueryContexts(Dashboards dashboards, DashboardTiles tiles, InsightVariables variables) {
        this.dashboards = dashboards;
        this.tiles = tiles;
        this.variables = variables;
    }

    /** The context of one insight. */
    QueryContext of(Call<?> call, Insight insight) {
        Overrides overrides = Overrides.of(call);
        return dashboardOf(call)
                .flatMap(id -> dashboards.find(call.project().id(), id))
                .map(Dashboards.Tagged::dashboard)
                .flatMap(found ->
                        tiles.shown(found).stream()
                                .map(DashboardTiles.Shown::tile)
                                .filter(tile -> Objects.equals(tile.insightId(), insight.id()))
                                .findFirst()
                                .map(tile -> onTile(overrides, found, tile).lookingLike(tile)))
                .orElse(overrides.context());
    }

    /** A link to a dashboard shows insights as they are on that dashboard, and on no other. */
    private static Optional<Long> dashboardOf(Call<?> call) {
        SharingConfiguration link = call.link();
        if (link != null) {
            return link.kind() == SharedKind.DASHBOARD
                    ? Optional.of(link.itemId())
                    : Optional.empty();
        }
        return Optional.ofNullable(call.query("from_dashboard"))
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    /** The context that a list gives all its insights. */
    QueryContext asked(Call<?> call) {
        return Overrides.of(call).context();
    }

    /** The context of a tile. */
    public QueryContext onTile(Overrides overrides, Dashboard dashboard, DashboardTile tile) {
        JsonNode own = Json.parse(tile.filtersOverrides());
        ObjectNode asked = overrides.filters();
        JsonNode filters =
                !own.isEmpty() ? own : asked != null ? asked : Json.parse(dashboard.filters());
        return new QueryContext(filters, variables(overrides, dashboard));
    }

    /** The variables of a dashboard as they are called today, with those of the request on top. */
    public JsonNode variables(Overrides overrides, Dashboard dashboard) {
        ObjectNode saved = Json.parseObject(dashboard.variables());
        ObjectNode current =
                saved.isEmpty()
                        ? saved
                        : CurrentVariables.kept(
                                saved, variables.idsByCodeName(dashboard.projectId()));
        return QueryContext.merged(current, overrides.variablesOrEmpty());
    }
}
