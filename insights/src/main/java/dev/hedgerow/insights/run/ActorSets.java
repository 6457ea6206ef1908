package dev.hedgerow.insights.run;

import dev.hedgerow.insights.actors.SourceQueries;
import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.query.ActorsQuery;
import dev.hedgerow.insights.query.FunnelCorrelationActorsQuery;
import dev.hedgerow.insights.query.FunnelsActorsQuery;
import dev.hedgerow.insights.query.HogQLQuery;
import dev.hedgerow.insights.query.InsightActorsQuery;
import dev.hedgerow.insights.query.LifecycleQuery;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.QueryNode;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.query.StickinessQuery;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.trends.TrendsPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Who is behind the sources of {@link ActorsQuery}: one line per insight. */
final class ActorSets {
    private ActorSets() {}

    static ActorSet of(QueryNode source, Session session) {
        return switch (source) {
            case HogQLQuery sql -> SourceQueries.actorSet(QueryTrees.of(sql, session));
            case InsightActorsQuery behind -> behind(behind, session);
            case FunnelsActorsQuery funnel -> FunnelsRun.actors(funnel, session);
            case FunnelCorrelationActorsQuery correlation ->
                    FunnelCorrelationRun.actors(correlation, session);
            default ->
                    throw QueryException.invalid(
                            "A query of kind " + source.kind() + " has no people behind it",
                            "query.source");
        };
    }

    /** The ids of those behind a number alone, one row each. */
    static QueryAnswer run(QueryNode behind, Session session) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (List<@Nullable Object> row : session.rows(of(behind, session).query()).rows()) {
            results.addArray().add(String.valueOf(row.getFirst()));
        }
        return new QueryAnswer(Answers.of(results, session), Freshness.PLAIN);
    }

    /** Each insight's planner of actors: one line per insight. */
    private static ActorSet behind(InsightActorsQuery behind, Session session) {
        return switch (behind.source()) {
            case TrendsQuery trends -> trends(trends, behind, session);
            case PathsQuery paths -> PathsRun.actors(paths, session);
            case StickinessQuery stickiness -> StickinessRun.actors(stickiness, behind, session);
            case RetentionQuery retention -> RetentionRun.actors(retention, behind, session);
            case LifecycleQuery lifecycle -> LifecycleRun.actors(lifecycle, behind, session);
            default ->
                    throw QueryException.notImplemented(
                            "Listing the people behind a " + behind.source().kind());
        };
    }

    private static ActorSet trends(TrendsQuery trends, InsightActorsQuery behind, Session session) {
        TrendsPoint point =
                new TrendsPoint(
                        behind.series(), behind.day(), behind.breakdown(), behind.previous());
        return TrendsRun.actors(trends, point, session)
                .orElseGet(() -> ActorSet.ofRows(List.of(), null));
    }
}
