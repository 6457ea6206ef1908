package dev.hedgerow.insights.run;

import dev.hedgerow.insights.activity.ActivityBits;
import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.lifecycle.LifecyclePlan;
import dev.hedgerow.insights.lifecycle.LifecyclePlanner;
import dev.hedgerow.insights.lifecycle.LifecycleShaper;
import dev.hedgerow.insights.lifecycle.LifecycleStatus;
import dev.hedgerow.insights.query.InsightActorsQuery;
import dev.hedgerow.insights.query.LifecycleQuery;
import dev.hedgerow.insights.query.QueryException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers lifecycles: plan, ask, shape. */
final class LifecycleRun {
    private LifecycleRun() {}

    static QueryAnswer run(LifecycleQuery query, Session session) {
        LifecyclePlan plan = plan(query, session);
        LifecycleShaper shaper = new LifecycleShaper(plan, session.execution().project());
        session.stream(
                plan.rows(),
                row -> shaper.add(row.longAt(0), ActivityBits.read(row.valueAt(1)), row.longAt(2)));
        ObjectNode body = Answers.of(shaper.shape(), session);
        Answers.addRange(body, plan.range());
        return new QueryAnswer(
                body,
                Freshness.of(
                        query.interval(),
                        plan.range().from().toInstant(),
                        plan.range().to().toInstant()));
    }

    static LifecyclePlan plan(LifecycleQuery query, Session session) {
        return planner(query, session).plan();
    }

    static ActorSet actors(LifecycleQuery query, InsightActorsQuery behind, Session session) {
        return planner(query, session).actors(behind.day(), status(behind.status()));
    }

    private static LifecyclePlanner planner(LifecycleQuery query, Session session) {
        return new LifecyclePlanner(
                query,
                session.execution().project(),
                session.execution().now(),
                FirstEvent.of(query.scope().dateRange(), session));
    }

    private static @Nullable LifecycleStatus status(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (LifecycleStatus status : LifecycleStatus.values()) {
            if (status.json().equals(text)) {
                return status;
            }
        }
        throw QueryException.invalid("Unknown status '" + text + "'", "query.source.status");
    }
}
