package dev.hedgerow.http.insights;

import dev.hedgerow.http.route.Call;
import dev.hedgerow.http.users.Authors;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.insights.run.QueryRunner;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.insights.table.Sheet;
import dev.hedgerow.metadata.dashboards.DashboardTile;
import dev.hedgerow.metadata.insights.Insight;
import dev.hedgerow.metadata.insights.InsightList;
import dev.hedgerow.metadata.insights.Insights;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.users.User;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts insights together with their people and their calculated or kept answers. */
public final class InsightAnswers {
    private final Insights insights;
    private final InsightCalculator calculator;
    private final Authors authors;

    public InsightAnswers(Insights insights, InsightCalculator calculator, Authors authors) {
        this.insights = insights;
        this.calculator = calculator;
        this.authors = authors;
    }

    /** The same for the reader who calls: a shared link names nobody. */
    InsightAnswers seenBy(Call<?> call) {
        return call.link() == null ? this : anonymous();
    }

    /** The same without anybody's name. */
    public InsightAnswers anonymous() {
        return new InsightAnswers(insights, calculator, Authors.hidden());
    }

    /** One insight; may take as long as its query. */
    public InsightAnswer one(
            Project project, Insights.Tagged tagged, QueryContext context, RefreshMode mode) {
        InsightList.Item item = new InsightList.Item(tagged.insight(), tagged.tags(), null, null);
        return all(project, List.of(item), context, mode).getFirst();
    }

    /** The answer to one insight's question as a table; may take as long as its query. */
    Sheet sheet(Insight insight, QueryContext context, RefreshMode mode) {
        return calculator.sheet(insight, context, mode);
    }

    /** Insights of a list; may take as long as all their queries. */
    List<InsightAnswer> all(
            Project project, List<InsightList.Item> items, QueryContext context, RefreshMode mode) {
        Map<Long, User> people = people(items);
        QueryRunner.OnProject runner = calculator.on(project.id());
        Map<Long, List<DashboardTile>> places =
                insights.places(items.stream().map(item -> item.insight().id()).toList());
        return items.stream()
                .map(item -> {
                    Insight insight = item.insight();
                    List<TileOfInsight> tiles =
                            places.getOrDefault(insight.id(), List.of()).stream()
                                    .map(TileOfInsight::of)
                                    .toList();
                    return InsightAnswer.of(
                            insight,
                            around(project, item, people, tiles, context),
                            calculator.calculate(runner, insight, context, mode));
                })
                .toList();
    }

    private static InsightAnswer.Around around(
            Project project,
            InsightList.Item item,
            Map<Long, User> people,
            List<TileOfInsight> tiles,
            QueryContext context) {
        return new InsightAnswer.Around(
                item.tags(),
                UserSummary.of(people, item.insight().createdBy()),
                UserSummary.of(people, item.insight().lastModifiedBy()),
                item.lastViewedAt(),
                tiles,
                project.timezone(),
                item.searchMatchType(),
                context.tile());
    }

    private Map<Long, User> people(List<InsightList.Item> items) {
        Set<Long> ids = new HashSet<>();
        for (InsightList.Item item : items) {
            add(ids, item.insight().createdBy());
            add(ids, item.insight().lastModifiedBy());
        }
        return authors.findAll(ids);
    }

    private static void add(Set<Long> ids, @Nullable Long id) {
        if (id != null) {
            ids.add(id);
        }
    }
}
