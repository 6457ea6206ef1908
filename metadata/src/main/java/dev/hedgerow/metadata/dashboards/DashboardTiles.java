package dev.hedgerow.metadata.dashboards;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Rules of tiles: what a dashboard shows, in reading order, and moving, copying and laying out.
 * Callers have found the dashboards in the project.
 */
public final class DashboardTiles {

    private final MetadataDatabase database;

    public DashboardTiles(MetadataDatabase database) {
        this.database = database;
    }

    /** A tile with its text, if it has one. */
    public record Shown(DashboardTile tile, @Nullable DashboardText text) {}

    /** What a dashboard shows, from top to bottom, then left to right. */
    public List<Shown> shown(Dashboard dashboard) {
        return database.reading(
                DashboardTileDao.class,
                dao -> {
                    List<DashboardTile> tiles = new ArrayList<>(dao.listShown(dashboard.id()));
                    tiles.sort(TileLayouts.readingOrder());
                    Map<Long, DashboardText> texts =
                            TileChanges.texts(dao, dashboard.projectId(), tiles).stream()
                                    .collect(
                                            Collectors.toMap(
                                                    DashboardText::id,
                                                    Function.identity(),
                                                    (a, _) -> a));
                    return tiles.stream()
                            .map(tile -> {
                                Long text = tile.textId();
                                return new Shown(tile, text == null ? null : texts.get(text));
                            })
                            .toList();
                });
    }

    /** Puts a tile on another dashboard; it keeps its id. 404 when it is not on the first one. */
    public void move(Dashboard from, long tileId, Dashboard target) {
        database.writing(handle -> {
            DashboardTileDao dao = handle.attach(DashboardTileDao.class);
            DashboardTile tile = live(dao, from, tileId);
            makeRoom(dao, tile, target);
            dao.update(List.of(tile.showing(target.id(), tile.insightId(), tile.textId())));
        });
    }

    /** Shows the insight of a tile, or a copy of its text, on another dashboard, too. */
    public void copy(Dashboard from, long tileId, Dashboard target, long userId) {
        database.writing(handle -> {
            DashboardTileDao dao = handle.attach(DashboardTileDao.class);
            DashboardTile tile = live(dao, from, tileId);
            makeRoom(dao, tile, target);
            dao.insert(tile.showing(target.id(), tile.insightId(), text(dao, from, tile, userId)));
        });
    }

    /** A text stands on one dashboard alone, so its copy is another text. */
    private static @Nullable Long text(
            DashboardTileDao dao, Dashboard from, DashboardTile tile, long userId) {
        Long id = tile.textId();
        if (id == null) {
            return null;
        }
        DashboardText old = dao.listTexts(from.projectId(), List.of(id)).getFirst();
        return dao.insertText(
                        new DashboardText(
                                0, old.projectId(), old.body(), userId, old.lastModifiedAt(), null))
                .id();
    }

    private static DashboardTile live(DashboardTileDao dao, Dashboard from, long tileId) {
        return dao.find(from.id(), tileId)
                .filter(tile -> !tile.deleted())
                .orElseThrow(MetadataException::notFound);
    }

    /** An insight stands on a dashboard once; a tile of it that was taken off gives way. */
    private static void makeRoom(DashboardTileDao dao, DashboardTile tile, Dashboard target) {
        Long insight = tile.insightId();
        if (insight == null) {
            return;
        }
        dao.findOfInsight(target.id(), insight)
                .ifPresent(there -> {
                    if (!there.deleted()) {
                        throw MetadataException.invalid(
                                "tile", "The insight is already on that dashboard.");
                    }
                    dao.delete(there.id());
                });
    }

    /** What came of laying out anew. */
    public sealed interface Reordered {

        /** It is done. */
        record Done() implements Reordered {}

        /** Nothing was done: an id is there twice. */
        record Duplicates() implements Reordered {}

        /** Nothing was done: these are no tiles of the dashboard. */
        record Strangers(List<Long> ids) implements Reordered {}
    }

    /**
     * Lays all tiles out anew: those named in their order, then the others as they stand.
     *
     * @param arrangement preserve, two_column or full_width
     */
    public Reordered reorder(Dashboard dashboard, List<Long> order, String arrangement) {
        TileLayouts.Arrangement sizes =
                switch (arrangement) {
                    case "two_column" -> TileLayouts.Arrangement.TWO_COLUMN;
                    case "full_width" -> TileLayouts.Arrangement.FULL_WIDTH;
                    default -> TileLayouts.Arrangement.PRESERVE;
                };
        if (new HashSet<>(order).size() < order.size()) {
            return new Reordered.Duplicates();
        }
        return database.write(handle -> reorder(handle, dashboard, order, sizes));
    }

    private static Reordered reorder(
            Handle handle,
            Dashboard dashboard,
            List<Long> order,
            TileLayouts.Arrangement arrangement) {
        DashboardTileDao dao = handle.attach(DashboardTileDao.class);
        List<DashboardTile> present = new ArrayList<>(dao.listShown(dashboard.id()));
        present.sort(TileLayouts.readingOrder());
        Map<Long, DashboardTile> byId =
                present.stream().collect(Collectors.toMap(DashboardTile::id, Function.identity()));
        List<Long> strangers = order.stream().filter(id -> !byId.containsKey(id)).toList();
        if (!strangers.isEmpty()) {
            return new Reordered.Strangers(strangers);
        }
        List<DashboardTile> all = new ArrayList<>();
        for (Long id : order) {
            all.add(java.util.Objects.requireNonNull(byId.get(id)));
        }
        present.stream().filter(tile -> !order.contains(tile.id())).forEach(all::add);
        List<String> layouts = TileLayouts.arranged(all, arrangement);
        List<DashboardTile> changed = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            changed.add(all.get(i).withLayouts(layouts.get(i)));
        }
        dao.update(changed);
        return new Reordered.Done();
    }
}
