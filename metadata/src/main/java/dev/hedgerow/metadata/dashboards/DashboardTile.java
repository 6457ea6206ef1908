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
        boolean deleted) {}
