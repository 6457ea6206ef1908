package dev.hedgerow.insights.run;

import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.breakdown.Bins;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.time.ResolvedRange;
import dev.hedgerow.insights.trends.SeriesPart;
import dev.hedgerow.insights.trends.TrendsActorOptions;
import dev.hedgerow.insights.trends.TrendsPlan;
import dev.hedgerow.insights.trends.TrendsPlanner;
import dev.hedgerow.insights.trends.TrendsPoint;
import dev.hedgerow.insights.trends.TrendsShaper;
import dev.hedgerow.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /**
     * Who is behind a point of a trend.
     *
     * @return empty for the series of an action that is unknown
     */
    static Optional<ActorSet> actors(TrendsQuery query, TrendsPoint point, Session session) {
        Execution execution = session.execution();
        TrendsPlanner planner = new TrendsPlanner(execution.project(), execution.now());
        Instant firstEvent = FirstEvent.of(query.scope().dateRange(), session);
        List<List<String>> kept = List.of();
        if (point.isOther()) {
            TrendsPlan plan = planner.plan(query, firstEvent);
            kept =
                    plan.parts().stream()
                            .filter(part -> part.index() == point.series())
                            .filter(part -> part.previous() == point.previous())
                            .findFirst()
                            .map(part -> values(plan, part, session))
                            .orElse(List.of());
        }
        return planner.actors(query, point, firstEvent, kept);
    }

    /** The breakdown values of a part that have rows, in order, "other" included. */
    private static List<List<String>> values(TrendsPlan plan, SeriesPart part, Session session) {
        Rows rows = session.rows(part.query().apply(bins(part, session)));
        return new TrendsShaper(plan, session.execution().project()).breakdownValues(part, rows);
    }

    /** The points that a reader can ask for the people of. */
    static ObjectNode choices(TrendsQuery query, Session session) {
        Execution execution = session.execution();
        TrendsPlan plan =
                new TrendsPlanner(execution.project(), execution.now())
                        .plan(query, FirstEvent.of(query.scope().dateRange(), session));
        // PostHog offers the values of the last series.
        List<List<String>> values =
                plan.parts().stream()
                        .filter(part -> !part.previous() && !part.breakdowns().isEmpty())
                        .reduce((earlier, later) -> later)
                        .map(part -> values(plan, part, session))
                        .orElse(List.of());
        return new TrendsActorOptions(plan, execution.project()).json(values);
    }
}
