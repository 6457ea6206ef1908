package dev.hedgerow.metadata.dashboards;

import dev.hedgerow.metadata.MetadataDatabase;
import java.util.Collection;
import java.util.Set;

/** Which insights are on dashboards, for the filters of insight lists. */
public final class InsightPlacement {
    private final MetadataDatabase database;

    public InsightPlacement(MetadataDatabase database) {
        this.database = database;
    }

    /** Insights that are on all of these dashboards. */
    public Set<Long> onAll(long projectId, Collection<Long> dashboardIds) {
        return database.read(handle -> InsightPlaces.onAll(handle, projectId, dashboardIds));
    }

    /** Insights on some dashboard that is not unlisted. */
    public Set<Long> listed(long projectId) {
        return Set.copyOf(
                database.reading(
                        DashboardTileDao.class, dao -> dao.listInsightsOnDashboards(projectId)));
    }
}
