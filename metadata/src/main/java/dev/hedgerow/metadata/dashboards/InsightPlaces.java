package dev.hedgerow.metadata.dashboards;

import dev.hedgerow.metadata.Chunks;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * On which dashboards insights are, inside the caller's transaction: the field {@code dashboards}
 * of insights. Stateless.
 */
public final class InsightPlaces {

    private InsightPlaces() {}

    /** The tiles of insights on dashboards that are not deleted, by insight; most have none. */
    public static Map<Long, List<DashboardTile>> of(Handle handle, Collection<Long> insightIds) {
        DashboardTileDao dao = handle.attach(DashboardTileDao.class);
        return Chunks.of(insightIds).stream()
                .flatMap(chunk -> dao.listOfInsights(chunk).stream())
                .collect(
                        Collectors.groupingBy(
                                tile -> java.util.Objects.requireNonNull(tile.insightId())));
    }

    /** The dashboards an insight is on as the activity log tells them, {@code [{id, name}]}. */
    public static ArrayNode named(Handle handle, long projectId, long insightId) {
        DashboardDao dashboards = handle.attach(DashboardDao.class);
        ArrayNode named = Json.object().putArray("dashboards");
        of(handle, List.of(insightId)).getOrDefault(insightId, List.of()).stream()
                .map(DashboardTile::dashboardId)
                .sorted()
                .flatMap(id -> dashboards.find(projectId, id).stream())
                .forEach(
                        found -> named.addObject().put("id", found.id()).put("name", found.name()));
        return named;
    }

    /** Insights that are on all of these dashboards. */
    public static Set<Long> onAll(Handle handle, long projectId, Collection<Long> dashboardIds) {
        DashboardTileDao dao = handle.attach(DashboardTileDao.class);
        Set<Long> found = null;
        for (Long id : dashboardIds) {
            Set<Long> there = new LinkedHashSet<>(dao.listInsightsOn(projectId, id));
            if (found == null) {
                found = there;
            } else {
                found.retainAll(there);
            }
        }
        return found == null ? Set.of() : found;
    }

    /** The field {@code dashboards} of a body; null when absent. */
    public static @Nullable Set<Long> read(Body body) {
        if (!body.has("dashboards")) {
            return null;
        }
        Set<Long> ids = new LinkedHashSet<>();
        for (JsonNode id : Json.parse(body.listOrEmpty("dashboards", "[]"))) {
            boolean number =
                    (id.isIntegralNumber() && id.canConvertToLong())
                            || id.asString("").matches("\\d{1,18}");
            if (!number) {
                throw MetadataException.invalid("dashboards", "A valid integer is required.");
            }
            ids.add(Long.valueOf(id.asString()));
        }
        return ids;
    }

    /**
     * Puts an insight on exactly these dashboards: new tiles are laid out at the bottom, tiles that
     * were there before come back as they were.
     *
     * @throws MetadataException when one of them does not exist or is deleted
     */
    public static void replace(
            Handle handle, long projectId, long insightId, Set<Long> dashboardIds) {
        DashboardDao dashboards = handle.attach(DashboardDao.class);
        DashboardTileDao tiles = handle.attach(DashboardTileDao.class);
        for (long id : dashboardIds) {
            if (dashboards.find(projectId, id).filter(found -> !found.deleted()).isEmpty()) {
                throw MetadataException.invalid("dashboards", "Dashboard not found");
            }
        }
        Set<Long> present = new LinkedHashSet<>();
        List<DashboardTile> leaving = new ArrayList<>();
        for (DashboardTile tile : tiles.listOfInsights(List.of(insightId))) {
            present.add(tile.dashboardId());
            if (!dashboardIds.contains(tile.dashboardId())) {
                leaving.add(tile.withDeleted(true));
            }
        }
        tiles.update(leaving);
        for (long id : dashboardIds) {
            if (!present.contains(id)) {
                tiles.insert(
                        DashboardTile.ofInsight(
                                id, insightId, TileLayouts.next(tiles.listShown(id))));
            }
        }
    }
}
