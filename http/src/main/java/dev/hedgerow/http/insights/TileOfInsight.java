package dev.hedgerow.http.insights;

import dev.hedgerow.metadata.dashboards.DashboardTile;
import org.jspecify.annotations.Nullable;

/**
 * Where an insight or a text stands on a dashboard.
 *
 * @param deleted null for a tile that was never taken off, as PostHog has it
 */
public record TileOfInsight(long id, long dashboardId, @Nullable Boolean deleted) {

    public static TileOfInsight of(DashboardTile tile) {
        Boolean deleted =
                (tile.deleted() || tile.revived()) ? Boolean.valueOf(tile.deleted()) : null;
        return new TileOfInsight(tile.id(), tile.dashboardId(), deleted);
    }
}
