package dev.hedgerow.metadata.insights;

import dev.hedgerow.metadata.Chunks;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who viewed which insight when. */
public final class InsightViews {

    private static final int MOST_IDS = 2500;

    private final MetadataDatabase database;
    private final Clock clock;

    public InsightViews(MetadataDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * An insight that many looked at.
     *
     * @param viewers ids of users, the latest first
     */
    public record Trending(long insightId, List<Long> viewers) {}

    /** Notes views; ids of other projects and unknown ones are dropped. */
    public void view(long projectId, long userId, Collection<Long> insightIds) {
        if (insightIds.isEmpty()) {
            throw MetadataException.invalid(
                    "insight_ids", "insight_ids must be a non-empty list of integers.");
        }
        if (insightIds.size() > MOST_IDS) {
            throw MetadataException.invalid(
                    "insight_ids",
                    "Cannot mark more than " + MOST_IDS + " insights as viewed at once.");
        }
        Instant now = clock.instant();
        database.writing(handle -> {
            InsightDao dao = handle.attach(InsightDao.class);
            List<InsightView> views = new ArrayList<>();
            for (List<Long> chunk : Chunks.of(insightIds)) {
                dao.listByIds(projectId, chunk).stream()
                        .filter(insight -> !insight.deleted())
                        .forEach(insight ->
                                views.add(new InsightView(insight.id(), userId, projectId, now)));
            }
            dao.upsertViews(views);
        });
    }

    /** The insights a person viewed last, the latest first. */
    public List<InsightView> lastViewed(long projectId, long userId, int limit) {
        return database.reading(
                InsightDao.class, dao -> dao.listViewsOfUser(projectId, userId, limit));
    }

    /** The insights most people viewed within this time, most viewers first. */
    public List<Trending> trending(long projectId, Duration within, int limit) {
        Instant since = clock.instant().minus(within);
        Map<Long, List<Long>> viewers = new LinkedHashMap<>();
        database.reading(InsightDao.class, dao -> dao.listViewsSince(projectId, since))
                .forEach(view ->
                        viewers.computeIfAbsent(view.insightId(), id -> new ArrayList<>())
                                .add(view.userId()));
        Comparator<Trending> bySize =
                Comparator.comparingInt(trending -> trending.viewers().size());
        return viewers.entrySet().stream()
                .map(entry -> new Trending(entry.getKey(), List.copyOf(entry.getValue())))
                .sorted(bySize.reversed())
                .limit(limit)
                .toList();
    }
}
