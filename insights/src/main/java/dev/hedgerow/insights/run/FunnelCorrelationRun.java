package dev.hedgerow.insights.run;

import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.funnels.Correlation;
import dev.hedgerow.insights.funnels.CorrelationActors;
import dev.hedgerow.insights.funnels.CorrelationPlanner;
import dev.hedgerow.insights.funnels.CorrelationShaper;
import dev.hedgerow.insights.funnels.Entrants;
import dev.hedgerow.insights.funnels.FunnelPlan;
import dev.hedgerow.insights.funnels.FunnelRows;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.FilterGroup;
import dev.hedgerow.insights.query.FunnelCorrelationActorsQuery;
import dev.hedgerow.insights.query.FunnelCorrelationQuery;
import dev.hedgerow.insights.time.ResolvedRange;

/** Answers correlations: run the funnel, then stream what its actors did or are. */
final class FunnelCorrelationRun {
    private FunnelCorrelationRun() {}

    static QueryAnswer run(FunnelCorrelationQuery query, Session session) {
        query.requireNames();
        FunnelPlan plan = plan(query, FilterGroup.EMPTY, session);
        Correlation correlation = new Correlation(query, entrants(query, plan, session));
        session.stream(planner(session).rows(query, plan), correlation);
        ResolvedRange range = plan.range();
        return new QueryAnswer(
                Answers.of(new CorrelationShaper(correlation).shape(), session),
                Freshness.of(
                        plan.query().interval(), range.from().toInstant(), range.to().toInstant()));
    }

    static ActorSet actors(FunnelCorrelationActorsQuery query, Session session) {
        boolean ofProperties = query.source().type() == FunnelCorrelationQuery.Type.PROPERTIES;
        FunnelPlan plan =
                plan(
                        query.source(),
                        ofProperties ? query.properties() : FilterGroup.EMPTY,
                        session);
        CorrelationActors actors =
                new CorrelationActors(entrants(query.source(), plan, session), query.converted());
        Entity entity = query.entity();
        if (ofProperties || entity == null) {
            actors.addAll();
        } else {
            session.stream(planner(session).deeds(entity, plan), actors);
        }
        return FunnelsRun.actorSet(actors.ids(), plan);
    }

    private static FunnelPlan plan(
            FunnelCorrelationQuery query, FilterGroup more, Session session) {
        return FunnelsRun.plan(CorrelationPlanner.funnel(query, more), session);
    }

    private static Entrants entrants(
            FunnelCorrelationQuery query, FunnelPlan plan, Session session) {
        FunnelRows rows = FunnelsRun.rowsWithNames(plan, session);
        return Entrants.of(plan, rows, query.source().step(), session::check);
    }

    private static CorrelationPlanner planner(Session session) {
        Execution execution = session.execution();
        return new CorrelationPlanner(execution.project(), execution.now());
    }
}
