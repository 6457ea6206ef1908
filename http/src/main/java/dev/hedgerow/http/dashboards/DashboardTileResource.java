package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.insights.InsightAnswer;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.query.Refresh;
import dev.hedgerow.http.route.Area;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.route.Reply;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.route.Route;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.metadata.dashboards.DashboardTiles;
import dev.hedgerow.metadata.dashboards.Dashboards;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is done with the tiles of a dashboard: moving, copying, laying out, running. */
public final class DashboardTileResource implements Resource {
    private static final int TILES_AT_ONCE = 2;

    private final Dashboards dashboards;
    private final DashboardTiles tiles;
    private final DashboardAnswers answers;
    private final QueryWaiters waiters;
    private final JsonMapper mapper;

    public DashboardTileResource(
            Dashboards dashboards,
            DashboardTiles tiles,
            DashboardAnswers answers,
            QueryWaiters waiters,
            JsonMapper mapper) {
        this.dashboards = dashboards;
        this.tiles = tiles;
        this.answers = answers;
        this.waiters = waiters;
        this.mapper = mapper;
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

    /** The results of all insights of a dashboard. */
    public record RunAnswer(List<Ran> results) {}

    /** The result of one tile. */
    public record Ran(long id, int order, RanInsight insight) {}

    /** An insight with its result alone. */
    public record RanInsight(
            long id,
            String shortId,
            @Nullable String name,
            @Nullable String derivedName,
            @Nullable JsonNode result) {}

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.patch(Area.PROJECT, "/dashboards/{id}/move_tile/")
                        .scope("dashboard:write")
                        .takesFields(MoveFields.class)
                        .summary("Put a tile on another dashboard")
                        .answers(DashboardAnswer.class, this::move),
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
                Route.get(Area.PROJECT, "/dashboards/{id}/run_insights/")
                        .scope("query:read")
                        .summary("The results of all insights of a dashboard")
                        .answersLater(RunAnswer.class, this::run),
                Route.get(Area.PROJECT, "/dashboards/{id}/stream_tiles/")
                        .scope("dashboard:read")
                        .summary("The tiles as server-sent events, one by one as they are ready")
                        .answersLater(JsonNode.class, this::stream));
    }

    private Reply<DashboardAnswer> move(Call<ObjectNode> call) {
        Dashboards.Tagged from = find(call, call.pathLong("id"));
        JsonNode target = either(call.body(), "to_dashboard", "toDashboard");
        tiles.move(
                from.dashboard(),
                number(call.body().path("tile").path("id"), "tile"),
                find(call, number(target, "to_dashboard")).dashboard());
        return Reply.ok(answers.one(call, from, RefreshMode.FORCE_CACHE));
    }

    private Reply<DashboardAnswer> copy(Call<ObjectNode> call) {
        Dashboards.Tagged target = find(call, call.pathLong("id"));
        JsonNode from = either(call.body(), "from_dashboard_id", "fromDashboardId");
        JsonNode tile = either(call.body(), "tile_id", "tileId");
        tiles.copy(
                find(call, number(from, "from_dashboard_id")).dashboard(),
                number(tile, "tile_id"),
                target.dashboard(),
                call.caller().user().id());
        return Reply.ok(answers.one(call, target, RefreshMode.FORCE_CACHE));
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

    private Reply<DashboardAnswer> reorder(Call<ReorderFields> call) {
        Dashboards.Tagged found = find(call, call.pathLong("id"));
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
                    Reply.ok(answers.one(call, found, RefreshMode.FORCE_CACHE));
            case DashboardTiles.Reordered.Duplicates() ->
                    Reply.json(400, new Refusal("tile_order must contain unique tile IDs"));
            case DashboardTiles.Reordered.Strangers(List<Long> ids) ->
                    Reply.json(404, new Refusal("Tile IDs not found on this dashboard: " + ids));
        };
    }

    /** PostHog's own form for refusals of this endpoint. */
    private record Refusal(String detail) {}

    private CompletionStage<Reply<RunAnswer>> run(Call<Void> call) {
        Dashboards.Tagged found = find(call, call.pathLong("id"));
        RefreshMode mode = Refresh.mode(call.query("refresh"), RefreshMode.BLOCKING);
        boolean json = "json".equals(call.query("output_format"));
        return waiters.later(() -> {
            List<Ran> results = new ArrayList<>();
            for (TileAnswer tile : answers.one(call, found, mode).tiles()) {
                InsightAnswer insight = tile.insight();
                if (insight != null) {
                    results.add(new Ran(tile.id(), tile.order(), ran(insight)));
                }
            }
            if (!json && !results.isEmpty()) {
                throw ApiException.notImplemented("The output format optimized of run_insights");
            }
            return Reply.ok(new RunAnswer(results));
        });
    }

    private static RanInsight ran(InsightAnswer insight) {
        return new RanInsight(
                insight.id(),
                insight.shortId(),
                insight.name(),
                insight.derivedName(),
                insight.result());
    }

    /** The first two tiles come with the dashboard, each other one in a message of its own. */
    private CompletionStage<Reply<JsonNode>> stream(Call<Void> call) {
        Dashboards.Tagged found = find(call, call.pathLong("id"));
        RefreshMode mode = Refresh.mode(call.query("refresh"), RefreshMode.FORCE_CACHE);
        return waiters.later(() ->
                Reply.stream(
                        "text/event-stream",
                        out -> {
                            ObjectNode first = message("metadata");
                            List<DashboardTiles.Shown> all = answers.shown(found);
                            List<TileAnswer> shown = new ArrayList<>();
                            for (int i = 0; i < Math.min(TILES_AT_ONCE, all.size()); i++) {
                                shown.add(tile(call, found, all.get(i), i, mode));
                            }
                            first.set(
                                    "dashboard",
                                    mapper.valueToTree(answers.with(call, found, shown)));
                            out.write(event(first));
                            for (int i = TILES_AT_ONCE; i < all.size(); i++) {
                                ObjectNode next = message("tile");
                                next.put("order", i);
                                next.set(
                                        "tile",
                                        mapper.valueToTree(tile(call, found, all.get(i), i, mode)));
                                out.flush();
                                out.write(event(next));
                            }
                            out.write(event(message("complete")));
                        }));
    }

    private TileAnswer tile(
            Call<?> call,
            Dashboards.Tagged found,
            DashboardTiles.Shown shown,
            int order,
            RefreshMode mode) {
        return answers.tile(call, found.dashboard(), shown, order, mode);
    }

    private static ObjectNode message(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private byte[] event(ObjectNode message) {
        return ("data: " + mapper.writeValueAsString(message) + "\n\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private Dashboards.Tagged find(Call<?> call, long id) {
        return dashboards.find(call.project().id(), id).orElseThrow(ApiException::notFound);
    }
}
