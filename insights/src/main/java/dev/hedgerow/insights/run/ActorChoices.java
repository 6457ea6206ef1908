package dev.hedgerow.insights.run;

import dev.hedgerow.insights.funnels.FunnelActorOptions;
import dev.hedgerow.insights.lifecycle.LifecycleActorOptions;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.query.InsightActorsQueryOptions;
import dev.hedgerow.insights.query.LifecycleQuery;
import dev.hedgerow.insights.query.QueryNode;
import dev.hedgerow.insights.query.StickinessQuery;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.stickiness.StickinessActorOptions;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What readers can choose between when they ask who is behind an insight: one line per insight.
 * Insights without choices answer with nulls.
 */
final class ActorChoices {
    private static final List<String> CHOICES =
            List.of("day", "status", "interval", "breakdown", "breakdowns", "series", "compare");

    private ActorChoices() {}

    static QueryAnswer run(InsightActorsQueryOptions options, Session session) {
        ObjectNode choices = choices(options.insight(), session);
        ObjectNode body = Answers.of(JsonNodeFactory.instance.arrayNode(), session);
        body.remove("results");
        CHOICES.forEach(body::putNull);
        body.setAll(choices);
        return new QueryAnswer(body, Freshness.PLAIN);
    }

    private static ObjectNode choices(QueryNode insight, Session session) {
        return switch (insight) {
            case TrendsQuery trends -> TrendsRun.choices(trends, session);
            case LifecycleQuery lifecycle ->
                    LifecycleActorOptions.json(LifecycleRun.plan(lifecycle, session));
            case StickinessQuery stickiness ->
                    StickinessActorOptions.json(
                            StickinessRun.plan(stickiness, session), session.execution().project());
            case FunnelsQuery funnel ->
                    FunnelActorOptions.json(
                            funnel,
                            FunnelsRun.results(FunnelsRun.plan(funnel, session), session),
                            session.execution().project());
            default -> JsonNodeFactory.instance.objectNode();
        };
    }
}
