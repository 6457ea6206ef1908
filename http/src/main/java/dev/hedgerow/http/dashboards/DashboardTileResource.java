package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.metadata.dashboards.Dashboard;
import dev.hedgerow.metadata.dashboards.DashboardTiles;
import dev.hedgerow.metadata.dashboards.Dashboards;
import dev.hedgerow.metadata.json.Body;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is done with the tiles of a dashboard: moving, copying, laying out. */
public final class DashboardTileResource implements Resource {
    private final DashboardFinder finder;
    private final DashboardTiles tiles;
    private final DashboardAnswers answers;

    public DashboardTileResource(
            DashboardFinder finder, DashboardTiles tiles, DashboardAnswers answers) {
        this.finder = finder;
        this.tiles = tiles;
        this.answers = answers;
    }

    /** A tile to move, and where to. */
    public record MoveFields(@Nullable JsonNode tile, @Nullable Long toDashboard) {}

    /** A tile to copy, and where from. */
    public record CopyFields(@Nullable Long fromDashboardId, @Nullable Long tileId) {}

    /**
     * The tiles in their new order.
     *
     * @param layout {@code preserve} their sizes, {@code two_column} or {@code full_width}
     */
    public record ReorderFields(@Nullable List<Long> tileOrder, @Nullable String layout) {}

    /** A new text. */
    public record NewTextFields(
            @Nullable String body, @Nullable String color, @Nullable JsonNode layouts) {}

    /** A text to change, and what to change. */
    public record TextFields(
            @Nullable Long tileId,
            @Nullable String body,
            @Nullable String color,
            @Nullable JsonNode layouts) {}

    /** An insight's tile to change, and what to change. */
    public record LookFields(
            @Nullable Long tileId,
            @Nullable String color,
            @Nullable JsonNode layouts,
            @Nullable Boolean showDescription,
            @Nullable Boolean transparentBackground) {}

    /** A tile to take off. */
    public record RemovalFields(@Nullable Long tileId) {}

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                moving(Route.patch(Area.PROJECT, "/dashboards/{id}/move_tile/")),
                moving(Route.post(Area.PROJECT, "/dashboards/{id}/move_tile/")),
                Route.post(Area.PROJECT, "/dashboards/{id}/copy_tile/")
                        .scope("dashboard:write")
                        .takesFields(CopyFields.class)
                        .summary("Show a tile of another dashboard on this one, too")
                        .answers(DashboardAnswer.class, this::copy),
                Route.post(Area.PROJECT, "/dashboards/{id}/reorder_tiles/")
                        .scope("dashboard:write")
                        .takes(ReorderFields.class)
                        .summary("Lay the tiles out anew")
                        .answers(DashboardAnswer.class, this::reorder),
                Route.post(Area.PROJECT, "/dashboards/{id}/create_text_tile/")
                        .scope("dashboard:write")
                        .takesFields(NewTextFields.class)
                        .summary("Put a text on a dashboard")
                        .creates(TileAnswer.class, this::addText),
                Route.post(Area.PROJECT, "/dashboards/{id}/update_text_tile/")
                        .scope("dashboard:write")
                        .takesFields(TextFields.class)
                        .summary("Change what a text on a dashboard says and how it looks")
                        .answers(TileAnswer.class, this::changeText),
                Route.post(Area.PROJECT, "/dashboards/{id}/update_tile/")
                        .scope("dashboard:write")
                        .takesFields(LookFields.class)
                        .summary("Change how an insight looks on a dashboard")
                        .answers(TileAnswer.class, this::changeLook),
                Route.post(Area.PROJECT, "/dashboards/{id}/delete_tile/")
                        .scope("dashboard:write")
                        .takesFields(RemovalFields.class)
                        .summary("Take a tile off a dashboard; those below it move up")
                        .answersNothing(this::remove));
    }

    private Route<?, ?> moving(Route.Builder<Void> route) {
        return route.scope("dashboard:write")
                .takesFields(MoveFields.class)
                .summary("Put a tile on another dashboard")
                .answers(DashboardAnswer.class, this::move);
    }

    private Reply<DashboardAnswer> move(Call<ObjectNode> call) {
        Dashboards.Tagged from = finder.one(call);
        JsonNode target = either(call.body(), "to_dashboard", "toDashboard");
        tiles.move(
                from.dashboard(),
                number(call.body().path("tile").path("id"), "tile"),
                finder.byId(call, number(target, "to_dashboard")).dashboard());
        return Reply.ok(answers.one(DashboardView.kept(call), from));
    }

    private Reply<DashboardAnswer> copy(Call<ObjectNode> call) {
        Dashboards.Tagged target = finder.one(call);
        JsonNode from = either(call.body(), "from_dashboard_id", "fromDashboardId");
        JsonNode tile = either(call.body(), "tile_id", "tileId");
        tiles.copy(
                finder.byId(call, number(from, "from_dashboard_id")).dashboard(),
                number(tile, "tile_id"),
                target.dashboard());
        return Reply.ok(answers.one(DashboardView.kept(call), target));
    }

    /** Newer clients write snake_case, older ones camelCase. */
    private static JsonNode either(ObjectNode body, String newer, String older) {
        return body.has(newer) ? body.path(newer) : body.path(older);
    }

    private static long number(JsonNode value, String field) {
        if (value.isMissingNode() || value.isNull()) {
            throw ApiException.required(field);
        }
        if (!value.asString("").matches("\\d{1,18}")) {
            throw ApiException.invalid(field, "A valid integer is required.");
        }
        return Long.parseLong(value.asString());
    }

    private Reply<TileAnswer> addText(Call<ObjectNode> call) {
        Dashboard dashboard = finder.one(call).dashboard();
        long user = call.caller().user().id();
        return Reply.created(
                alone(call, dashboard, tiles.addText(dashboard, user, new Body(call.body()))));
    }

    private Reply<TileAnswer> changeText(Call<ObjectNode> call) {
        Dashboard dashboard = finder.one(call).dashboard();
        long user = call.caller().user().id();
        Body fields = new Body(call.body());
        return Reply.ok(
                alone(call, dashboard, tiles.changeText(dashboard, tileId(call), user, fields)));
    }

    private Reply<TileAnswer> changeLook(Call<ObjectNode> call) {
        Dashboard dashboard = finder.one(call).dashboard();
        Body fields = new Body(call.body());
        return Reply.ok(alone(call, dashboard, tiles.changeLook(dashboard, tileId(call), fields)));
    }

    private Reply<Void> remove(Call<ObjectNode> call) {
        tiles.remove(finder.one(call).dashboard(), tileId(call));
        return Reply.noContent();
    }

    private TileAnswer alone(Call<?> call, Dashboard dashboard, DashboardTiles.Shown tile) {
        return answers.tile(DashboardView.kept(call), dashboard, tile, null);
    }

    private static long tileId(Call<ObjectNode> call) {
        return number(call.body().path("tile_id"), "tile_id");
    }

    private Reply<DashboardAnswer> reorder(Call<ReorderFields> call) {
        Dashboards.Tagged found = finder.one(call);
        List<Long> order = call.body().tileOrder();
        String layout = call.body().layout() == null ? "preserve" : call.body().layout();
        if (order == null) {
            throw ApiException.required("tile_order");
        }
        if (order.isEmpty()) {
            throw ApiException.invalid("tile_order", "empty", "This list may not be empty.");
        }
        if (!List.of("preserve", "two_column", "full_width").contains(layout)) {
            throw ApiException.invalid(
                    "layout", "invalid_choice", "\"" + layout + "\" is not a valid choice.");
        }
        return switch (tiles.reorder(found.dashboard(), order, layout)) {
            case DashboardTiles.Reordered.Done() ->
                    Reply.ok(answers.one(DashboardView.kept(call), found));
            case DashboardTiles.Reordered.Duplicates() ->
                    Reply.json(400, new Refusal("tile_order must contain unique tile IDs"));
            case DashboardTiles.Reordered.Strangers(List<Long> ids) ->
                    Reply.json(404, new Refusal("Tile IDs not found on this dashboard: " + ids));
        };
    }

    /** PostHog's own form for refusals of this endpoint. */
    private record Refusal(String detail) {}
}
