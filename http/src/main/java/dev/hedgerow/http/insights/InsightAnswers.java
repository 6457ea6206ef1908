package dev.hedgerow.http.insights;

import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.insights.run.RefreshMode;
import dev.hedgerow.metadata.insights.Insight;
import dev.hedgerow.metadata.insights.InsightList;
import dev.hedgerow.metadata.insights.Insights;
import dev.hedgerow.metadata.projects.Project;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts insights together with their people and their calculated or kept answers. */
public final class InsightAnswers {
    private final InsightCalculator calculator;
    private final Users users;

    public InsightAnswers(InsightCalculator calculator, Users users) {
        this.calculator = calculator;
        this.users = users;
    }

    /** One insight; may take as long as its query. */
    InsightAnswer one(Project project, Insights.Tagged tagged, RefreshMode mode) {
        InsightList.Item item = new InsightList.Item(tagged.insight(), tagged.tags(), null, null);
        return all(project, List.of(item), mode).getFirst();
    }

    /** Insights of a list; may take as long as all their queries. */
    List<InsightAnswer> all(Project project, List<InsightList.Item> items, RefreshMode mode) {
        Map<Long, User> people = people(items);
        return items.stream()
                .map(item ->
                        answer(project, item, people, calculator.calculate(item.insight(), mode)))
                .toList();
    }

    private static InsightAnswer answer(
            Project project,
            InsightList.Item item,
            Map<Long, User> people,
            Calculation calculation) {
        Insight insight = item.insight();
        Instant viewed = item.lastViewedAt();
        InsightAnswer.Around around =
                new InsightAnswer.Around(
                        item.tags(),
                        UserSummary.of(people, insight.createdBy()),
                        UserSummary.of(people, insight.lastModifiedBy()),
                        viewed,
                        project.timezone(),
                        item.searchMatchType());
        return InsightAnswer.of(insight, around, calculation);
    }

    private Map<Long, User> people(List<InsightList.Item> items) {
        Set<Long> ids = new HashSet<>();
        for (InsightList.Item item : items) {
            add(ids, item.insight().createdBy());
            add(ids, item.insight().lastModifiedBy());
        }
        return users.findAll(ids);
    }

    private static void add(Set<Long> ids, @Nullable Long id) {
        if (id != null) {
            ids.add(id);
        }
    }
}
