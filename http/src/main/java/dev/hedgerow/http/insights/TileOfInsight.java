package dev.hedgerow.http.insights;

import dev.hedgerow.metadata.dashboards.DashboardTile;

/** Where an insight stands on a dashboard. */
public record TileOfInsight(long id, long dashboardId, boolean deleted) {

    static TileOfInsight of(DashboardTile tile) {
        return new TileOfInsight(tile.id(), tile.dashboardId(), tile.deleted());
    }
}
