package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.charts.Chart;
import dev.hedgerow.http.charts.ChartReader;
import dev.hedgerow.http.charts.ChartText;
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
import dev.hedgerow.metadata.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * {@code run_insights}: the results of the insights of a dashboard in one answer, as JSON or as
 * tables of text for language models.
 */
public final class DashboardRunResource implements Resource {
    private final DashboardFinder finder;
    private final DashboardAnswers answers;
    private final QueryWaiters waiters;

    public DashboardRunResource(
            DashboardFinder finder, DashboardAnswers answers, QueryWaiters waiters) {
        this.finder = finder;
        this.answers = answers;
        this.waiters = waiters;
    }

    /** The results of all insights of a dashboard. */
    public record RunAnswer(List<Ran> results) {}

    /** The result of one tile. */
    public record Ran(
            long id,
            int order,
            RanInsight insight,
            @Nullable JsonNode lastRefresh,
            boolean isCached) {}

    /** An insight with its result alone: JSON, or a table of text. */
    public record RanInsight(
            long id,
            String shortId,
            @Nullable String name,
            @Nullable String derivedName,
            @Nullable JsonNode result) {}

    @Override
    public List<Route<?, ?>> routes() {
        return List.of(
                Route.get(Area.PROJECT, "/dashboards/{id}/run_insights/")
                        .scope("query:read")
                        .summary("The results of all insights of a dashboard")
                        .answersLater(RunAnswer.class, this::run));
    }

    private CompletionStage<Reply<RunAnswer>> run(Call<Void> call) {
        Dashboards.Tagged found = finder.one(call);
        DashboardView view = DashboardView.of(call, Refresh.mode(call, RefreshMode.BLOCKING));
        Set<Long> only = tileIds(call);
        ResultTexts texts = isText(call) ? new ResultTexts(maxChars(call)) : null;
        return waiters.later(() -> {
            List<DashboardTiles.Shown> all = answers.shown(found);
            checkOnDashboard(only, all);
            List<Ran> results = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (only.isEmpty() || only.contains(all.get(i).tile().id())) {
                    Ran ran = ran(view, found, all.get(i), i, texts);
                    if (ran != null) {
                        results.add(ran);
                    }
                }
            }
            return Reply.ok(new RunAnswer(results));
        });
    }

    /** Null for texts, and for insights that ask nothing. */
    private @Nullable Ran ran(
            DashboardView view,
            Dashboards.Tagged found,
            DashboardTiles.Shown shown,
            int order,
            @Nullable ResultTexts texts) {
        boolean runs = texts == null || texts.hasRoom();
        TileAnswer tile = answers.tile(runs ? view : view.kept(), found.dashboard(), shown, order);
        InsightAnswer insight = tile.insight();
        if (insight == null || insight.query() == null) {
            return null;
        }
        JsonNode result =
                texts == null
                        ? insight.result()
                        : runs
                                ? text(tile, insight, texts)
                                : StringNode.valueOf(texts.notRun(tile.id()));
        return new Ran(
                tile.id(),
                order,
                new RanInsight(
                        insight.id(),
                        insight.shortId(),
                        insight.name(),
                        insight.derivedName(),
                        result),
                tile.lastRefresh(),
                tile.isCached());
    }

    private static @Nullable JsonNode text(
            TileAnswer tile, InsightAnswer insight, ResultTexts texts) {
        TileAnswer.Failure error = tile.error();
        if (error != null) {
            return StringNode.valueOf("[Failed: " + error.message() + "]");
        }
        Chart chart = ChartReader.read(insight.query(), insight.result(), insight.columns());
        if (!(chart instanceof Chart.Nothing)) {
            return StringNode.valueOf(texts.fitting(ChartText.of(chart), tile.id()));
        }
        JsonNode result = insight.result(); // What has no table is told as it is.
        return result == null || result.isNull()
                ? null
                : StringNode.valueOf(texts.fitting(Json.text(result), tile.id()));
    }

    private static boolean isText(Call<?> call) {
        String format = call.query("output_format");
        if (format != null && !format.equals("json") && !format.equals("optimized")) {
            throw ApiException.invalid(
                    "output_format", "invalid_choice", "\"" + format + "\" is not a valid choice.");
        }
        return !"json".equals(format);
    }

    private static int maxChars(Call<?> call) {
        int max = call.queryInt("max_result_chars", ResultTexts.DEFAULT_MAX);
        if (max < 0) {
            throw ApiException.invalid(null, "max_result_chars must be zero or greater.");
        }
        if (max > 0 && max < ResultTexts.LEAST) {
            throw ApiException.invalid(
                    null, "max_result_chars must be 0 or at least " + ResultTexts.LEAST + ".");
        }
        return max;
    }

    private static Set<Long> tileIds(Call<?> call) {
        Set<Long> ids = new LinkedHashSet<>();
        String text = call.query("tile_ids");
        for (String id : text == null ? new String[0] : text.split(",", -1)) {
            if (!id.isBlank() && !id.strip().matches("\\d{1,18}")) {
                throw ApiException.invalid(
                        null, "tile_ids must be a comma-separated list of integers.");
            }
            if (!id.isBlank()) {
                ids.add(Long.valueOf(id.strip()));
            }
        }
        return ids;
    }

    private static void checkOnDashboard(Set<Long> ids, List<DashboardTiles.Shown> all) {
        Set<Long> strangers = new LinkedHashSet<>(ids);
        all.forEach(shown -> strangers.remove(shown.tile().id()));
        if (!strangers.isEmpty()) {
            throw ApiException.invalid(
                    null,
                    "Tile IDs not found on this dashboard: "
                            + strangers.stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }
}
