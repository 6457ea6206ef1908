package dev.hedgerow.insights.run;

import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.InsightActorsQuery;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.retention.JourneyReader;
import dev.hedgerow.insights.retention.RetentionActors;
import dev.hedgerow.insights.retention.RetentionJson;
import dev.hedgerow.insights.retention.RetentionPlan;
import dev.hedgerow.insights.retention.RetentionPlanner;
import dev.hedgerow.insights.retention.RetentionTable;
import dev.hedgerow.insights.time.ResolvedRange;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Answers retentions: plan, ask, count, shape. */
final class RetentionRun {
    private RetentionRun() {}

    static QueryAnswer run(RetentionQuery query, Session session) {
        RetentionPlan plan = planner(query, session).plan();
        ObjectNode body = Answers.of(RetentionJson.of(plan, table(plan, session)), session);
        ResolvedRange range = plan.range().range();
        Answers.addRange(body, range);
        return new QueryAnswer(
                body,
                Freshness.of(
                        query.filter().period().interval(),
                        range.from().toInstant(),
                        range.to().toInstant()));
    }

    private static RetentionPlanner planner(RetentionQuery query, Session session) {
        return new RetentionPlanner(
                query,
                session.execution().project(),
                session.execution().now(),
                FirstEvent.of(query.scope().dateRange(), session));
    }

    private static RetentionTable table(RetentionPlan plan, Session session) {
        RetentionTable table = new RetentionTable(plan);
        for (RetentionPlan.Part part : plan.parts()) {
            JourneyReader reader = new JourneyReader(plan.query().filter(), part);
            session.stream(part.query(), row -> table.add(reader.read(row)));
        }
        return table;
    }

    static ActorSet actors(RetentionQuery query, InsightActorsQuery behind, Session session) {
        RetentionPlanner planner = planner(query, session);
        Integer row = behind.interval();
        RetentionActors actors =
                new RetentionActors(query, row == null ? 0 : row, asked(behind, planner, session));
        RetentionPlan plan = planner.people();
        for (RetentionPlan.Part part : plan.parts()) {
            JourneyReader reader = new JourneyReader(query.filter(), part);
            session.stream(part.query(), each -> actors.add(reader.actor(each), reader.read(each)));
        }
        return actors.set();
    }

    /** Which breakdown values are asked for; "other" are those without rows of their own. */
    private static Predicate<String> asked(
            InsightActorsQuery behind, RetentionPlanner planner, Session session) {
        if (behind.breakdown().isEmpty()) {
            return value -> true;
        }
        String asked = String.join(BreakdownValues.LABEL_SEPARATOR, behind.breakdown());
        if (asked.equals(BreakdownValues.OTHER)) {
            List<String> kept = table(planner.plan(), session).kept();
            return value -> !kept.contains(value);
        }
        String value = asked.equals("all") ? String.valueOf(ByCohort.ALL_USERS) : asked;
        return value::equals;
    }
}
