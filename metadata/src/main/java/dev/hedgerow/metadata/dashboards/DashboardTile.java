package dev.hedgerow.metadata.dashboards;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code dashboard_tiles}: an insight or a text on a dashboard.
 *
 * @param insightId null for texts
 * @param textId null for insights
 * @param layouts JSON object by screen size, {@code {"sm": {"x","y","w","h"}, "xs": …}}, empty when
 *     never laid out
 * @param filtersOverrides JSON object; empty for none
 * @param deleted a tile taken off is kept, so that putting its insight back revives it
 */
public record DashboardTile(
        long id,
        long dashboardId,
        @Nullable Long insightId,
        @Nullable Long textId,
        String layouts,
        @Nullable String color,
        @Nullable Boolean showDescription,
        String filtersOverrides,
        boolean deleted) {

    /** A new tile with an insight. */
    static DashboardTile ofInsight(long dashboardId, long insightId, String layouts) {
        return new DashboardTile(0, dashboardId, insightId, null, layouts, null, null, "{}", false);
    }

    /** A new tile with a text. */
    static DashboardTile ofText(long dashboardId, long textId) {
        return new DashboardTile(0, dashboardId, null, textId, "{}", null, null, "{}", false);
    }

    DashboardTile withDeleted(boolean gone) {
        return new DashboardTile(
                id,
                dashboardId,
                insightId,
                textId,
                layouts,
                color,
                showDescription,
                filtersOverrides,
                gone);
    }

    DashboardTile withLayouts(String changed) {
        return new DashboardTile(
                id,
                dashboardId,
                insightId,
                textId,
                changed,
                color,
                showDescription,
                filtersOverrides,
                deleted);
    }

    /** The same look for something else, on another dashboard perhaps. */
    DashboardTile showing(long dashboard, @Nullable Long insight, @Nullable Long text) {
        return new DashboardTile(
                id,
                dashboard,
                insight,
                text,
                layouts,
                color,
                showDescription,
                filtersOverrides,
                deleted);
    }
}
