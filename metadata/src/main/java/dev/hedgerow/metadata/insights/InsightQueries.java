package dev.hedgerow.metadata.insights;

import dev.hedgerow.metadata.MetadataDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The queries that a project has saved, for those who look for what they use. */
public final class InsightQueries {

    private final MetadataDatabase database;
    private final Clock clock;

    public InsightQueries(MetadataDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The insights that have a query and are not deleted. */
    public List<Insight> list(long projectId) {
        return database.reading(InsightDao.class, dao -> dao.listWithQuery(projectId));
    }

    /** How many people viewed these insights within this time; who viewed two counts twice. */
    public int countViewers(long projectId, Set<Long> insightIds, Duration within) {
        return (int)
                database
                        .reading(
                                InsightDao.class,
                                dao -> dao.listViewsSince(projectId, clock.instant().minus(within)))
                        .stream()
                        .filter(view -> insightIds.contains(view.insightId()))
                        .count();
    }
}
