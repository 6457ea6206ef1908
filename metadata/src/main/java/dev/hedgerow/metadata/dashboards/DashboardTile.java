package dev.hedgerow.metadata.dashboards;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code dashboard_tiles}: an insight or a text on a dashboard.
 *
 * @param insightId null for texts
 * @param textId null for insights
 * @param layouts JSON object by screen size, {@code {"sm": {"x","y","w","h"}, "xs": …}}, empty when
 *     never laid out
 * @param transparentBackground whether it is drawn without a card around it
 * @param filtersOverrides JSON object; empty for none
 * @param revived whether it was taken off once and put back
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
        @Nullable Boolean transparentBackground,
        String filtersOverrides,
        boolean deleted,
        boolean revived) {

    /** A new tile with an insight. */
    static DashboardTile ofInsight(long dashboardId, long insightId, String layouts) {
        return new DashboardTile(
                0, dashboardId, insightId, null, layouts, null, null, null, "{}", false, false);
    }

    /** A new tile with a text. */
    static DashboardTile ofText(long dashboardId, long textId) {
        return new DashboardTile(
                0, dashboardId, null, textId, "{}", null, null, null, "{}", false, false);
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
                transparentBackground,
                filtersOverrides,
                gone,
                revived);
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
                transparentBackground,
                filtersOverrides,
                deleted,
                revived);
    }

    /** The same again where a tile of the same thing was taken off. */
    DashboardTile inPlaceOf(DashboardTile gone) {
        return new DashboardTile(
                gone.id(),
                gone.dashboardId(),
                insightId,
                textId,
                layouts,
                color,
                showDescription,
                transparentBackground,
                filtersOverrides,
                false,
                true);
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
                transparentBackground,
                filtersOverrides,
                deleted,
                revived);
    }
}
