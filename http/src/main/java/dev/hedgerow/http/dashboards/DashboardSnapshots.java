package dev.hedgerow.http.dashboards;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hedgerow.http.charts.Chart;
import dev.hedgerow.http.charts.ChartChanges;
import dev.hedgerow.http.charts.ChartReader;
import dev.hedgerow.http.insights.InsightAnswer;
import dev.hedgerow.metadata.secrets.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What dashboards showed a while ago, to be compared with what they show now. Kept in memory for an
 * hour; a restart forgets them. Thread-safe.
 */
public final class DashboardSnapshots {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final int MAX_SNAPSHOTS = 500;
    private static final int MAX_CHANGES_OF_A_TILE = 3;
    private static final int MAX_CHANGES = 10;

    private final Secrets secrets;
    private final Cache<String, Snapshot> snapshots =
            Caffeine.newBuilder().maximumSize(MAX_SNAPSHOTS).expireAfterWrite(LIFE).build();

    public DashboardSnapshots(Secrets secrets) {
        this.secrets = secrets;
    }

    private record Tile(String name, Chart chart) {}

    private record Snapshot(long dashboardId, Map<Long, Tile> tiles) {}

    /** Keeps a state; the key that it is found by. */
    String take(DashboardAnswer dashboard) {
        String key = "dashboard_snapshot_" + secrets.token();
        snapshots.put(key, new Snapshot(dashboard.summary().id(), tiles(dashboard)));
        return key;
    }

    /** Sentences about what changed since, largest first; empty when the key is of no snapshot. */
    Optional<List<String>> changes(String key, DashboardAnswer now) {
        return Optional.ofNullable(snapshots.getIfPresent(key))
                .filter(found -> found.dashboardId() == now.summary().id())
                .map(found -> changes(found.tiles(), tiles(now)));
    }

    private record Told(String words, double weight) {}

    private static List<String> changes(Map<Long, Tile> before, Map<Long, Tile> after) {
        List<Told> told = new ArrayList<>();
        after.forEach((id, tile) -> {
            Tile old = before.get(id);
            if (old == null) {
                told.add(new Told(tile.name() + ": is new on the dashboard.", 1));
            } else {
                ChartChanges.between(old.chart(), tile.chart()).stream()
                        .limit(MAX_CHANGES_OF_A_TILE)
                        .forEach(change ->
                                told.add(
                                        new Told(
                                                tile.name() + ": " + change.words() + ".",
                                                change.weight())));
            }
        });
        before.forEach((id, tile) -> {
            if (!after.containsKey(id)) {
                told.add(new Told(tile.name() + ": was taken off the dashboard.", 1));
            }
        });
        return told.stream()
                .sorted(Comparator.comparingDouble(Told::weight).reversed())
                .limit(MAX_CHANGES)
                .map(Told::words)
                .toList();
    }

    private static Map<Long, Tile> tiles(DashboardAnswer dashboard) {
        Map<Long, Tile> tiles = new LinkedHashMap<>();
        for (TileAnswer tile : dashboard.tiles()) {
            InsightAnswer insight = tile.insight();
            if (insight != null) {
                Chart chart =
                        ChartReader.read(insight.query(), insight.result(), insight.columns());
                tiles.put(tile.id(), new Tile(insight.shownName(), chart));
            }
        }
        return tiles;
    }
}
