package dev.hedgerow.insights.run;

import dev.hedgerow.insights.breakdown.Bins;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.time.ResolvedRange;
import dev.hedgerow.insights.trends.SeriesPart;
import dev.hedgerow.insights.trends.TrendsPlan;
import dev.hedgerow.insights.trends.TrendsPlanner;
import dev.hedgerow.insights.trends.TrendsShaper;
import dev.hedgerow.store.Rows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers trends: plan, ask, shape. */
final class TrendsRun {
    private TrendsRun() {}

    static QueryAnswer run(TrendsQuery query, Session session) {
        Execution execution = session.execution();
        TrendsPlan plan =
                new TrendsPlanner(execution.project(), execution.now())
                        .plan(query, FirstEvent.of(query.scope().dateRange(), session));
        List<Rows> rows = new ArrayList<>();
        for (SeriesPart part : plan.parts()) {
            rows.add(session.rows(part.query().apply(bins(part, session))));
        }
        ObjectNode body =
                Answers.of(new TrendsShaper(plan, execution.project()).shape(rows), session);
        ResolvedRange range = plan.current();
        Answers.addRange(body, range);
        return new QueryAnswer(
                body,
                Freshness.of(query.interval(), range.from().toInstant(), range.to().toInstant()));
    }

    private static List<Bins> bins(SeriesPart part, Session session) {
        List<@Nullable Object> bounds = new ArrayList<>();
        part.binsQuery()
                .map(session::rows)
                .map(rows -> rows.rows().getFirst().getFirst())
                .ifPresent(array -> bounds.addAll((List<?>) array));
        return part.bins(bounds);
    }
}
