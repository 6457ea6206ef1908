package dev.hedgerow.insights.run;

import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.funnels.FunnelPlan;
import dev.hedgerow.insights.funnels.StepPeriods;
import dev.hedgerow.insights.paths.PathPart;
import dev.hedgerow.insights.paths.PathRows;
import dev.hedgerow.insights.paths.PathsAnswer;
import dev.hedgerow.insights.paths.PathsPlan;
import dev.hedgerow.insights.paths.PathsPlanner;
import dev.hedgerow.insights.query.FunnelPathsFilter;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.sequence.ActorPeriods;
import dev.hedgerow.insights.sequence.ChunkReader;
import dev.hedgerow.insights.time.ResolvedRange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers paths: plan, stream the rows, run the machine. */
final class PathsRun {
    private PathsRun() {}

    static QueryAnswer run(PathsQuery query, Session session) {
        PathsPlan plan = plan(query, session);
        PathRows rows =
                rows(
                        plan,
                        PathRows.reader(plan, periods(plan, session), session.rowSpace()),
                        session);
        ObjectNode body = Answers.of(new PathsAnswer(plan, session::check).results(rows), session);
        ResolvedRange range = plan.range();
        Answers.addRange(body, range);
        return new QueryAnswer(
                body, Freshness.of(Interval.DAY, range.from().toInstant(), range.to().toInstant()));
    }

    /** Who is behind the node that the query names. */
    static ActorSet actors(PathsQuery query, Session session) {
        PathsPlan plan = plan(query, session);
        PathRows rows =
                rows(
                        plan,
                        PathRows.readerWithNames(plan, periods(plan, session), session.rowSpace()),
                        session);
        return new PathsAnswer(plan, session::check).actors(rows);
    }

    private static PathsPlan plan(PathsQuery query, Session session) {
        Execution execution = session.execution();
        FunnelPathsFilter funnel = query.funnel();
        return new PathsPlanner(execution.project(), execution.now())
                .plan(
                        query,
                        FirstEvent.of(query.scope().dateRange(), session),
                        funnel == null ? null : StepPeriods.actor(funnel.source()));
    }

    private static PathRows rows(PathsPlan plan, ChunkReader<PathPart> reader, Session session) {
        session.scan(plan.rows(), reader);
        return new PathRows(plan, reader, session.rowSpace());
    }

    /** The time in which the events of each unit count; null for all. */
    private static @Nullable ActorPeriods periods(PathsPlan paths, Session session) {
        FunnelPathsFilter filter = paths.query().funnel();
        if (filter == null) {
            return null;
        }
        FunnelPlan plan = FunnelsRun.plan(filter.source(), session);
        return new StepPeriods(filter, plan)
                .of(FunnelsRun.rowsWithNames(plan, session), session::check);
    }
}
