package dev.hedgerow.insights.run;

import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.paths.PathRows;
import dev.hedgerow.insights.paths.PathsAnswer;
import dev.hedgerow.insights.paths.PathsPlan;
import dev.hedgerow.insights.paths.PathsPlanner;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.time.ResolvedRange;
import tools.jackson.databind.node.ObjectNode;

/** Answers paths: plan, stream the rows, run the machine. */
final class PathsRun {
    private PathsRun() {}

    static QueryAnswer run(PathsQuery query, Session session) {
        PathsPlan plan = plan(query, session);
        PathRows rows = rows(plan, session);
        ObjectNode body =
                Answers.of(
                        new PathsAnswer(plan, session.execution().token()).results(rows), session);
        ResolvedRange range = plan.range();
        Answers.addRange(body, range);
        return new QueryAnswer(
                body, Freshness.of(Interval.DAY, range.from().toInstant(), range.to().toInstant()));
    }

    /** Who is behind the node that the query names. */
    static ActorSet actors(PathsQuery query, Session session) {
        PathsPlan plan = plan(query, session);
        return new PathsAnswer(plan, session.execution().token()).actors(rows(plan, session));
    }

    private static PathsPlan plan(PathsQuery query, Session session) {
        if (query.funnel() != null) {
            throw QueryException.notImplemented("Paths of the actors of a funnel");
        }
        Execution execution = session.execution();
        return new PathsPlanner(execution.project(), execution.now())
                .plan(query, FirstEvent.of(query.scope().dateRange(), session));
    }

    private static PathRows rows(PathsPlan plan, Session session) {
        PathRows rows = new PathRows(plan);
        session.stream(plan.rows(), rows);
        return rows;
    }
}
