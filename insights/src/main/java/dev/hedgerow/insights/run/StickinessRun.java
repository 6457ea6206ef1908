package dev.hedgerow.insights.run;

import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.query.InsightActorsQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.StickinessQuery;
import dev.hedgerow.insights.query.StickinessQuery.CountOperator;
import dev.hedgerow.insights.stickiness.StickinessPlan;
import dev.hedgerow.insights.stickiness.StickinessPlanner;
import dev.hedgerow.insights.stickiness.StickinessShaper;
import dev.hedgerow.store.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers stickiness: plan, ask, shape. */
final class StickinessRun {
    private StickinessRun() {}

    static QueryAnswer run(StickinessQuery query, Session session) {
        Execution execution = session.execution();
        StickinessPlan plan = plan(query, session);
        List<Rows> rows = plan.parts().stream().map(part -> session.rows(part.query())).toList();
        ObjectNode body =
                Answers.of(new StickinessShaper(plan, execution.project()).shape(rows), session);
        Answers.addRange(body, plan.range());
        return new QueryAnswer(
                body,
                Freshness.of(
                        query.interval(),
                        plan.range().from().toInstant(),
                        plan.range().to().toInstant()));
    }

    static StickinessPlan plan(StickinessQuery query, Session session) {
        return planner(session).plan(query, FirstEvent.of(query.scope().dateRange(), session));
    }

    static ActorSet actors(StickinessQuery query, InsightActorsQuery behind, Session session) {
        return planner(session)
                .actors(
                        query,
                        behind.series(),
                        behind.previous(),
                        intervals(behind.day()),
                        operator(behind.operator()),
                        FirstEvent.of(query.scope().dateRange(), session));
    }

    private static StickinessPlanner planner(Session session) {
        return new StickinessPlanner(session.execution().project(), session.execution().now());
    }

    private static @Nullable Long intervals(@Nullable String day) {
        try {
            return day == null ? null : Long.valueOf(day);
        } catch (NumberFormatException noNumber) {
            throw QueryException.invalid(
                    "'" + day + "' is not a number of intervals", "query.source.day");
        }
    }

    private static @Nullable CountOperator operator(@Nullable String text) {
        for (CountOperator operator : CountOperator.values()) {
            if (operator.json().equals(text)) {
                return operator;
            }
        }
        return null;
    }
}
