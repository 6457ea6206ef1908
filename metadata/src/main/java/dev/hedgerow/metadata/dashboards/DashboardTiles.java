package dev.hedgerow.metadata.dashboards;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rules of tiles: what a dashboard shows, in reading order, and moving, copying and laying out.
 * Callers have found the dashboards in the project.
 */
public final class DashboardTiles {

    private final MetadataDatabase database;
    private final TileTexts texts;

    public DashboardTiles(MetadataDatabase database, Clock clock) {
        this.database = database;
        this.texts = new TileTexts(clock);
    }

    /** A tile with its text, if it has one. */
    public record Shown(DashboardTile tile, @Nullable DashboardText text) {}

    /** The tiles that show a text, on any dashboard. */
    public List<DashboardTile> ofText(DashboardText text) {
        return database.reading(DashboardTileDao.class, dao -> dao.listOfText(text.id()));
    }

    /** What a dashboard shows, from top to bottom, then left to right. */
    public List<Shown> shown(Dashboard dashboard) {
        return database.reading(
                DashboardTileDao.class,
                dao -> {
                    List<DashboardTile> tiles = new ArrayList<>(dao.listShown(dashboard.id()));
                    tiles.sort(TileLayouts.readingOrder());
                    Map<Long, DashboardText> texts =
                            TileTexts.ofTiles(dao, dashboard.projectId(), tiles).stream()
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
            takenOff(dao, tile, target).ifPresent(gone -> dao.delete(gone.id()));
            dao.update(List.of(tile.showing(target.id(), tile.insightId(), tile.textId())));
        });
    }

    /** Shows the insight of a tile, or a copy of its text, on another dashboard, too. */
    public void copy(Dashboard from, long tileId, Dashboard target) {
        if (from.id() == target.id()) {
            throw MetadataException.invalid(
                    null, "Destination must be a different dashboard than the source.");
        }
        database.writing(handle -> {
            DashboardTileDao dao = handle.attach(DashboardTileDao.class);
            DashboardTile tile = live(dao, from, tileId);
            takenOff(dao, tile, target)
                    .ifPresentOrElse(
                            gone -> dao.update(List.of(tile.inPlaceOf(gone))),
                            () ->
                                    dao.insert(
                                            tile.showing(
                                                    target.id(), tile.insightId(), tile.textId())));
        });
    }

    /**
     * Puts a text below what a dashboard shows: {@code body}, {@code color}, {@code layouts}.
     *
     * @return the new tile
     */
    public Shown addText(Dashboard dashboard, long userId, Body fields) {
        if (!fields.has("body")) {
            throw MetadataException.required("body");
        }
        String words = TileTexts.someWords(fields, "");
        ObjectNode look = look(fields, List.of("color"));
        return database.write(handle -> {
            DashboardTileDao dao = handle.attach(DashboardTileDao.class);
            DashboardText text = texts.add(dao, dashboard.projectId(), userId, words);
            DashboardTile made = dao.insert(DashboardTile.ofText(dashboard.id(), text.id()));
            return new Shown(changed(dao, made, look), text);
        });
    }

    /** Changes what a text says and how it looks; an insight is refused. */
    public Shown changeText(Dashboard dashboard, long tileId, long userId, Body fields) {
        ObjectNode look = look(fields, List.of("color"));
        return database.write(handle -> {
            DashboardTileDao dao = handle.attach(DashboardTileDao.class);
            DashboardTile tile = live(dao, dashboard, tileId);
            Long textId = tile.textId();
            if (textId == null) {
                throw MetadataException.invalid(null, "Tile is not a text tile.");
            }
            DashboardText old = TileTexts.find(dao, dashboard.projectId(), textId);
            if (fields.has("body")) {
                texts.change(dao, old, userId, TileTexts.someWords(fields, old.body()));
            }
            return new Shown(
                    changed(dao, tile, look), TileTexts.find(dao, dashboard.projectId(), textId));
        });
    }

    /** Changes how an insight looks on a dashboard; a text is refused. */
    public Shown changeLook(Dashboard dashboard, long tileId, Body fields) {
        ObjectNode look =
                look(fields, List.of("color", "show_description", "transparent_background"));
        return database.write(handle -> {
            DashboardTileDao dao = handle.attach(DashboardTileDao.class);
            DashboardTile tile = live(dao, dashboard, tileId);
            if (tile.textId() != null) {
                throw MetadataException.invalid(
                        null, "Tile is a text tile. Use update_text_tile to change it.");
            }
            return new Shown(changed(dao, tile, look), null);
        });
    }

    /** Takes a tile off; those below it move up. What it showed is kept. */
    public void remove(Dashboard dashboard, long tileId) {
        database.writing(handle -> {
            DashboardTileDao dao = handle.attach(DashboardTileDao.class);
            dao.update(List.of(live(dao, dashboard, tileId).withDeleted(true)));
            dao.update(TileLayouts.compacted(dao.listShown(dashboard.id())));
        });
    }

    private static ObjectNode look(Body fields, List<String> names) {
        ObjectNode look = Json.object();
        for (String name : names) {
            JsonNode value = fields.get(name);
            if (value != null) {
                look.set(name, value);
            }
        }
        if (fields.has("layouts")) {
            look.set("layouts", TileLayouts.read(fields));
        }
        return look;
    }

    private static DashboardTile changed(DashboardTileDao dao, DashboardTile old, ObjectNode look) {
        DashboardTile changed = TileChanges.changed(old, new Body(look));
        dao.update(List.of(changed));
        return changed;
    }

    private static DashboardTile live(DashboardTileDao dao, Dashboard from, long tileId) {
        return dao.find(from.id(), tileId)
                .filter(tile -> !tile.deleted())
                .orElseThrow(MetadataException::notFound);
    }

    /**
     * What a tile shows stands on a dashboard once; this is its tile there when it was taken off.
     */
    private static Optional<DashboardTile> takenOff(
            DashboardTileDao dao, DashboardTile tile, Dashboard target) {
        Optional<DashboardTile> there =
                dao.listAll(target.id()).stream()
                        .filter(one ->
                                Objects.equals(one.insightId(), tile.insightId())
                                        && Objects.equals(one.textId(), tile.textId()))
                        .findFirst();
        if (there.isPresent() && !there.get().deleted()) {
            String what = tile.insightId() == null ? "text card" : "insight";
            throw MetadataException.invalid(
                    null, "This " + what + " is already on the destination dashboard.");
        }
        return there;
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
     * Lays tiles out anew in the order given; others stay where they are.
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
        Map<Long, DashboardTile> byId =
                dao.listShown(dashboard.id()).stream()
                        .collect(Collectors.toMap(DashboardTile::id, Function.identity()));
        List<Long> strangers = order.stream().filter(id -> !byId.containsKey(id)).sorted().toList();
        if (!strangers.isEmpty()) {
            return new Reordered.Strangers(strangers);
        }
        List<DashboardTile> named = new ArrayList<>();
        for (Long id : order) {
            named.add(Objects.requireNonNull(byId.get(id)));
        }
        List<String> layouts = TileLayouts.arranged(named, arrangement);
        List<DashboardTile> changed = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            changed.add(named.get(i).withLayouts(layouts.get(i)));
        }
        dao.update(changed);
        return new Reordered.Done();
    }
}
