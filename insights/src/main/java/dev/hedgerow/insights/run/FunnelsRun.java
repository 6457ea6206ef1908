package dev.hedgerow.insights.run;

import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.funnels.FunnelActors;
import dev.hedgerow.insights.funnels.FunnelAnswer;
import dev.hedgerow.insights.funnels.FunnelComparison;
import dev.hedgerow.insights.funnels.FunnelPart;
import dev.hedgerow.insights.funnels.FunnelPlan;
import dev.hedgerow.insights.funnels.FunnelPlanner;
import dev.hedgerow.insights.funnels.FunnelRows;
import dev.hedgerow.insights.query.FunnelsActorsQuery;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.sequence.ChunkReader;
import dev.hedgerow.insights.time.ResolvedRange;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers funnels: plan, stream the rows, run the machine. */
final class FunnelsRun {
    private FunnelsRun() {}

    static QueryAnswer run(FunnelsQuery query, Session session) {
        FunnelPlan plan = plan(query, session);
        JsonNode results =
                query.isCompared()
                        ? FunnelComparison.results(
                                plan,
                                previous(query, session),
                                each -> answer(each, session),
                                each -> rows(each, session))
                        : results(plan, session);
        ObjectNode body = Answers.of(results, session);
        ResolvedRange range = plan.range();
        Answers.addRange(body, range);
        return new QueryAnswer(
                body,
                Freshness.of(query.interval(), range.from().toInstant(), range.to().toInstant()));
    }

    static JsonNode results(FunnelPlan plan, Session session) {
        return answer(plan, session).results(rows(plan, session));
    }

    private static FunnelAnswer answer(FunnelPlan plan, Session session) {
        return new FunnelAnswer(plan, session.execution().project(), session::check);
    }

    static ActorSet actors(FunnelsActorsQuery query, Session session) {
        Execution execution = session.execution();
        FunnelPlan plan =
                query.previous()
                        ? previous(query.source(), session)
                        : plan(query.source(), session);
        FunnelActors actors = new FunnelActors(query, plan, execution.project(), session::check);
        return actorSet(actors.find(rowsWithNames(plan, session)), plan);
    }

    static FunnelPlan plan(FunnelsQuery query, Session session) {
        return planner(session).plan(query, FirstEvent.of(query.scope().dateRange(), session));
    }

    private static FunnelPlan previous(FunnelsQuery query, Session session) {
        return planner(session).previous(query, FirstEvent.of(query.scope().dateRange(), session));
    }

    private static FunnelPlanner planner(Session session) {
        Execution execution = session.execution();
        return new FunnelPlanner(execution.project(), execution.now());
    }

    private static FunnelRows rows(FunnelPlan plan, Session session) {
        return rows(plan, FunnelRows.reader(plan, session.rowSpace()), session);
    }

    /** The rows for those who ask who is behind them. */
    static FunnelRows rowsWithNames(FunnelPlan plan, Session session) {
        return rows(plan, FunnelRows.readerWithNames(plan, session.rowSpace()), session);
    }

    private static FunnelRows rows(
            FunnelPlan plan, ChunkReader<FunnelPart> reader, Session session) {
        session.scan(plan.rows(), reader);
        return new FunnelRows(plan, reader, session.rowSpace());
    }

    /** Actors named by an expression are nobody who could be listed. */
    static ActorSet actorSet(List<String> ids, FunnelPlan plan) {
        Integer group = plan.query().scope().aggregationGroupTypeIndex();
        if (group == null && !plan.ofPersons()) {
            throw QueryException.invalid(
                    "The actors of a funnel that is aggregated by an expression cannot be listed.",
                    "query.source");
        }
        return ActorSet.ofRows(ids, group);
    }
}
