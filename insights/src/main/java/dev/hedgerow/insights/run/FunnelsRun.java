package dev.hedgerow.insights.run;

import dev.hedgerow.insights.funnels.FunnelAnswer;
import dev.hedgerow.insights.funnels.FunnelPlan;
import dev.hedgerow.insights.funnels.FunnelPlanner;
import dev.hedgerow.insights.funnels.FunnelRows;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.time.ResolvedRange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers funnels: plan, stream the rows, run the machine. */
final class FunnelsRun {
    private FunnelsRun() {}

    static QueryAnswer run(FunnelsQuery query, Session session) {
        Execution execution = session.execution();
        FunnelPlan plan =
                new FunnelPlanner(execution.project(), execution.now())
                        .plan(query, FirstEvent.of(query.scope().dateRange(), session));
        FunnelRows rows = new FunnelRows(plan);
        session.stream(plan.rows(), rows);
        JsonNode results =
                new FunnelAnswer(plan, execution.project(), execution.token()).results(rows);
        ObjectNode body = Answers.of(results, session);
        ResolvedRange range = plan.range();
        Answers.addRange(body, range);
        return new QueryAnswer(
                body,
                Freshness.of(query.interval(), range.from().toInstant(), range.to().toInstant()));
    }
}
