package dev.hedgerow.http.dashboards;

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
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code stream_tiles}: a dashboard as server-sent events, tile by tile as results come. */
public final class DashboardStreamResource implements Resource {
    private static final int TILES_AT_ONCE = 2;

    private final DashboardFinder finder;
    private final DashboardAnswers answers;
    private final QueryWaiters waiters;
    private final JsonMapper mapper;

    public DashboardStreamResource(
            DashboardFinder finder,
            DashboardAnswers answers,
            QueryWaiters waiters,
            JsonMapper mapper) {
        this.finder = finder;
        this.answers = answers;
        this.waiters = waiters;
        this.mapper = mapper;
    }

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/dashboards/{id}/stream_tiles/")
                        .scope("dashboard:read")
                        .linksToo()
                        .summary("The tiles as server-sent events, one by one as they are ready")
                        .answersLater(JsonNode.class, this::stream));
    }

    private CompletionStage<Reply<JsonNode>> stream(Call<Void> call) {
        Dashboards.Tagged found = finder.one(call);
        DashboardView view = DashboardView.of(call, Refresh.mode(call, RefreshMode.FORCE_CACHE));
        return waiters.later(() ->
                Reply.stream(
                        "text/event-stream",
                        out -> new Tiles(answers.seenBy(call), view, found).write(out)));
    }

    /** The messages of one dashboard for one reader. */
    private final class Tiles {
        private final DashboardAnswers shown;
        private final DashboardView view;
        private final Dashboards.Tagged found;

        Tiles(DashboardAnswers shown, DashboardView view, Dashboards.Tagged found) {
            this.shown = shown;
            this.view = view;
            this.found = found;
        }

        /** The first two tiles come with the dashboard, each other one in a message of its own. */
        void write(OutputStream out) throws IOException {
            EventStream events = new EventStream(out, mapper);
            List<DashboardTiles.Shown> all = shown.shown(found);
            events.send(() -> first(all));
            for (int i = TILES_AT_ONCE; i < all.size(); i++) {
                int order = i;
                events.send(() -> {
                    ObjectNode message = message("tile").put("order", order);
                    message.set("tile", mapper.valueToTree(tile(all, order)));
                    return message;
                });
            }
            events.send(() -> message("complete"));
        }

        private ObjectNode first(List<DashboardTiles.Shown> all) {
            List<TileAnswer> tiles = new ArrayList<>();
            for (int i = 0; i < Math.min(TILES_AT_ONCE, all.size()); i++) {
                tiles.add(tile(all, i));
            }
            ObjectNode message = message("metadata");
            message.set("dashboard", mapper.valueToTree(shown.with(view, found, tiles)));
            return message;
        }

        private TileAnswer tile(List<DashboardTiles.Shown> all, int order) {
            return shown.tile(view, found.dashboard(), all.get(order), order);
        }
    }

    private static ObjectNode message(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
