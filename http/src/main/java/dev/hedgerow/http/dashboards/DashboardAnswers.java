package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.insights.InsightAnswer;
import dev.hedgerow.http.insights.InsightAnswers;
import dev.hedgerow.http.insights.QueryContext;
import dev.hedgerow.http.insights.QueryContexts;
import dev.hedgerow.http.insights.TileOfInsight;
import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.users.Authors;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.metadata.dashboards.Dashboard;
import dev.hedgerow.metadata.dashboards.DashboardText;
import dev.hedgerow.metadata.dashboards.DashboardTile;
import dev.hedgerow.metadata.dashboards.DashboardTiles;
import dev.hedgerow.metadata.dashboards.Dashboards;
import dev.hedgerow.metadata.insights.Insights;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.sharing.SharedKind;
import dev.hedgerow.metadata.sharing.Sharing;
import dev.hedgerow.metadata.users.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts dashboards together with their people, tiles, and the answers of their insights. */
public final class DashboardAnswers {
    private final DashboardTiles tiles;
    private final Insights insights;
    private final InsightAnswers answers;
    private final QueryContexts contexts;
    private final People people;

    /** Who made dashboards, and which of them are shared. */
    public record People(Authors authors, Sharing sharing) {}

    public DashboardAnswers(
            DashboardTiles tiles,
            Insights insights,
            InsightAnswers answers,
            QueryContexts contexts,
            People people) {
        this.tiles = tiles;
        this.insights = insights;
        this.answers = answers;
        this.contexts = contexts;
        this.people = people;
    }

    /** The same for the reader who calls: a shared link names nobody. */
    DashboardAnswers seenBy(Call<?> call) {
        return call.link() == null ? this : anonymous();
    }

    /** The same without anybody's name. */
    public DashboardAnswers anonymous() {
        return new DashboardAnswers(
                tiles,
                insights,
                answers.anonymous(),
                contexts,
                new People(Authors.hidden(), people.sharing()));
    }

    /** Dashboards without what is on them. */
    List<DashboardSummary> summaries(long projectId, List<Dashboards.Tagged> found) {
        Set<Long> authors = new HashSet<>();
        for (Dashboards.Tagged one : found) {
            add(authors, one.dashboard().createdBy());
        }
        Map<Long, User> users = people.authors().findAll(authors);
        Set<Long> shared = people.sharing().shared(projectId, SharedKind.DASHBOARD);
        return found.stream()
                .map(one ->
                        DashboardSummary.of(
                                one,
                                UserSummary.of(users, one.dashboard().createdBy()),
                                shared.contains(one.dashboard().id())))
                .toList();
    }

    /** A dashboard with all its tiles; may take as long as all their queries. */
    public DashboardAnswer one(DashboardView view, Dashboards.Tagged tagged) {
        List<TileAnswer> shown = new ArrayList<>();
        List<DashboardTiles.Shown> all = tiles.shown(tagged.dashboard());
        for (int order = 0; order < all.size(); order++) {
            shown.add(tile(view, tagged.dashboard(), all.get(order), order));
        }
        return with(view, tagged, shown);
    }

    /** What a dashboard shows, not yet calculated. */
    List<DashboardTiles.Shown> shown(Dashboards.Tagged tagged) {
        return tiles.shown(tagged.dashboard());
    }

    /** A dashboard with some of its tiles. */
    DashboardAnswer with(DashboardView view, Dashboards.Tagged tagged, List<TileAnswer> shown) {
        Dashboard dashboard = tagged.dashboard();
        JsonNode saved = Json.parse(dashboard.filters());
        JsonNode asked = view.overrides().filters();
        JsonNode variables = Json.parse(dashboard.variables());
        return new DashboardAnswer(
                summaries(dashboard.projectId(), List.of(tagged)).getFirst(),
                asked == null ? saved : asked,
                contexts.variables(view.overrides(), dashboard),
                json(dashboard.breakdownColors()),
                dashboard.dataColorThemeId(),
                saved.isEmpty() ? null : saved,
                variables.isEmpty() ? null : variables,
                json(dashboard.quickFilterIds()),
                shown);
    }

    /** One tile; may take as long as its query. What is wrong with a query is said in the tile. */
    TileAnswer tile(
            DashboardView view,
            Dashboard dashboard,
            DashboardTiles.Shown shown,
            @Nullable Integer order) {
        DashboardTile tile = shown.tile();
        Long insightId = tile.insightId();
        Insights.Tagged insight =
                insightId == null
                        ? null
                        : insights.findAll(dashboard.projectId(), List.of(insightId)).stream()
                                .findFirst()
                                .orElse(null);
        if (insight == null) {
            return answer(tile, order, null, text(shown.text()), null);
        }
        QueryContext context = contexts.onTile(view.overrides(), dashboard, tile);
        try {
            InsightAnswer answer = answers.one(view.project(), insight, context, view.mode());
            return answer(tile, order, answer, null, null);
        } catch (QueryException e) {
            InsightAnswer kept =
                    answers.one(view.project(), insight, context, RefreshMode.FORCE_CACHE);
            TileAnswer.Failure error = new TileAnswer.Failure(e.code().name(), e.detail());
            return answer(tile, order, kept, null, error);
        }
    }

    private static TileAnswer answer(
            DashboardTile tile,
            @Nullable Integer order,
            @Nullable InsightAnswer insight,
            TileAnswer.@Nullable Text text,
            TileAnswer.@Nullable Failure error) {
        return new TileAnswer(
                tile.id(),
                order,
                Json.parse(tile.layouts()),
                tile.color(),
                tile.showDescription(),
                tile.transparentBackground(),
                Json.parse(tile.filtersOverrides()),
                insight == null ? null : insight.lastRefresh(),
                insight != null && insight.isCached(),
                insight,
                text,
                error);
    }

    private TileAnswer.@Nullable Text text(@Nullable DashboardText text) {
        if (text == null) {
            return null;
        }
        Set<Long> ids = new HashSet<>();
        add(ids, text.createdBy());
        add(ids, text.lastModifiedBy());
        Map<Long, User> users = people.authors().findAll(ids);
        return new TileAnswer.Text(
                text.id(),
                text.body(),
                UserSummary.of(users, text.createdBy()),
                text.lastModifiedAt(),
                UserSummary.of(users, text.lastModifiedBy()),
                tiles.ofText(text).stream().map(TileOfInsight::of).toList(),
                text.projectId());
    }

    private static void add(Set<Long> ids, @Nullable Long id) {
        if (id != null) {
            ids.add(id);
        }
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : Json.parse(text);
    }
}
