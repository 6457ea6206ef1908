package dev.hedgerow.metadata.dashboards;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What changes tiles when their dashboard is made or patched, inside the caller's transaction: the
 * field {@code tiles}, templates, and copies of other dashboards.
 */
public final class TileChanges {

    private static final String DUPLICATES = "duplicate_tiles";
    private static final int COLOR_LIMIT = 400;

    private final TileInsights insights;
    private final TileTexts texts;

    public TileChanges(TileInsights insights, Clock clock) {
        this.insights = insights;
        this.texts = new TileTexts(clock);
    }

    /**
     * Takes the fields {@code tiles} and {@code duplicate_tiles} of a body: what names a tile of
     * this dashboard changes it, other texts become new tiles, and whatever else names no tile is
     * passed over.
     */
    void patch(Handle handle, Dashboard dashboard, long userId, Body body) {
        for (JsonNode item : Json.parse(body.listOrEmpty("tiles", "[]"))) {
            if (!(item instanceof ObjectNode fields)) {
                throw MetadataException.invalid("tiles", "Expected a list of objects.");
            }
            Body tile = new Body(fields);
            if (tile.get("button_tile") instanceof ObjectNode) {
                throw MetadataException.invalid(
                        "button_tile", "Tiles with buttons are not available in Hedgerow.");
            }
            DashboardTileDao dao = handle.attach(DashboardTileDao.class);
            Long id = tile.integer("id", null);
            (id == null ? Optional.<DashboardTile>empty() : dao.find(dashboard.id(), id))
                    .ifPresentOrElse(
                            old -> {
                                dao.update(List.of(changed(old, tile)));
                                changeText(dao, dashboard, old, userId, tile);
                            },
                            () -> addText(handle, dashboard, userId, tile));
        }
        for (JsonNode item : Json.parse(body.listOrEmpty(DUPLICATES, "[]"))) {
            duplicate(handle, dashboard, userId, item);
        }
    }

    /** Puts a copy of a tile beside it, with an insight or a text of its own. */
    private void duplicate(Handle handle, Dashboard dashboard, long userId, JsonNode item) {
        if (!(item instanceof ObjectNode fields)) {
            throw MetadataException.invalid(DUPLICATES, "Expected a list of objects.");
        }
        Body asked = new Body(fields);
        Long id = asked.integer("id", null);
        if (id == null) {
            throw MetadataException.required("id").within(DUPLICATES);
        }
        DashboardTileDao dao = handle.attach(DashboardTileDao.class);
        DashboardTile tile =
                dao.find(dashboard.id(), id)
                        .filter(found -> !found.deleted())
                        .orElseThrow(() ->
                                MetadataException.invalid(
                                        DUPLICATES, "Tile " + id + " is not on this dashboard."));
        dao.insert(
                copy(handle, tile, dashboard, userId).withLayouts(asked.object("layouts", "{}")));
    }

    /** Puts a template's tiles on a new dashboard; what they show has no author. */
    void add(Handle handle, Dashboard dashboard, long userId, List<NewTile> tiles) {
        DashboardTileDao dao = handle.attach(DashboardTileDao.class);
        for (NewTile tile : tiles) {
            DashboardTile made =
                    switch (tile) {
                        case NewTile.Text text ->
                                dao.insert(
                                        DashboardTile.ofText(
                                                dashboard.id(),
                                                texts.add(
                                                                dao,
                                                                dashboard.projectId(),
                                                                null,
                                                                text.body())
                                                        .id()));
                        case NewTile.OfInsight insight -> {
                            long id =
                                    insights.createSample(
                                            handle,
                                            dashboard.projectId(),
                                            userId,
                                            new Body(insight.fields()));
                            String layouts = TileLayouts.next(dao.listShown(dashboard.id()));
                            yield dao.insert(DashboardTile.ofInsight(dashboard.id(), id, layouts));
                        }
                    };
            ObjectNode look = Json.object();
            look.put("color", tile.color());
            if (!tile.layouts().equals("{}")) {
                look.set("layouts", Json.parse(tile.layouts()));
            }
            dao.update(List.of(changed(made, new Body(look))));
        }
    }

    /**
     * Puts all that another dashboard shows on a new one.
     *
     * @param own whether the new one gets insights and texts of its own, with " (Copy)" behind
     *     names
     */
    void copyAll(Handle handle, Dashboard target, long sourceId, long userId, boolean own) {
        DashboardTileDao dao = handle.attach(DashboardTileDao.class);
        for (DashboardTile tile : dao.listShown(sourceId)) {
            dao.insert(
                    own
                            ? copy(handle, tile, target, userId)
                            : tile.showing(target.id(), tile.insightId(), tile.textId()));
        }
    }

    /** A tile for a dashboard like another one, with an insight or a text of its own. */
    private DashboardTile copy(Handle handle, DashboardTile tile, Dashboard target, long userId) {
        DashboardTileDao dao = handle.attach(DashboardTileDao.class);
        Long insight = tile.insightId();
        Long text = tile.textId();
        if (insight != null) {
            insight = insights.copy(handle, target.projectId(), userId, insight);
        }
        if (text != null) {
            String words = TileTexts.find(dao, target.projectId(), text).body();
            text = texts.add(dao, target.projectId(), userId, words).id();
        }
        return tile.showing(target.id(), insight, text);
    }

    private void addText(Handle handle, Dashboard dashboard, long userId, Body tile) {
        JsonNode text = tile.get("text");
        if (!(text instanceof ObjectNode fields)) {
            return;
        }
        DashboardTileDao dao = handle.attach(DashboardTileDao.class);
        Long known = new Body(fields).integer("id", null);
        if (known != null) {
            DashboardTile old =
                    dao.listShown(dashboard.id()).stream()
                            .filter(one -> known.equals(one.textId()))
                            .findFirst()
                            .orElseThrow(() ->
                                    MetadataException.invalid(
                                            "text", "Text not found on this dashboard."));
            dao.update(List.of(changed(old, tile)));
            changeText(dao, dashboard, old, userId, tile);
            return;
        }
        long textId = texts.add(dao, dashboard.projectId(), userId, words(fields, "")).id();
        DashboardTile made = dao.insert(DashboardTile.ofText(dashboard.id(), textId));
        dao.update(List.of(changed(made, tile)));
    }

    private void changeText(
            DashboardTileDao dao, Dashboard dashboard, DashboardTile tile, long userId, Body body) {
        Long textId = tile.textId();
        if (textId != null && body.get("text") instanceof ObjectNode fields) {
            DashboardText old = TileTexts.find(dao, dashboard.projectId(), textId);
            texts.change(dao, old, userId, words(fields, old.body()));
        }
    }

    private static String words(ObjectNode fields, String present) {
        try {
            return TileTexts.words(new Body(fields), present);
        } catch (MetadataException e) {
            throw e.within("text");
        }
    }

    /** A tile with the look that a body names. */
    static DashboardTile changed(DashboardTile old, Body body) {
        return new DashboardTile(
                old.id(),
                old.dashboardId(),
                old.insightId(),
                old.textId(),
                body.object("layouts", old.layouts()),
                body.text("color", old.color(), COLOR_LIMIT),
                body.nullableFlag("show_description", old.showDescription()),
                body.nullableFlag("transparent_background", old.transparentBackground()),
                DashboardLooks.filters(body, "filters_overrides", old.filtersOverrides()),
                body.flag("deleted", old.deleted()),
                old.revived());
    }
}
