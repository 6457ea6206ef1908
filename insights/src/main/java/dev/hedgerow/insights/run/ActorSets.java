package dev.hedgerow.insights.run;

import dev.hedgerow.insights.actors.SourceQueries;
import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.query.ActorsQuery;
import dev.hedgerow.insights.query.FunnelCorrelationActorsQuery;
import dev.hedgerow.insights.query.FunnelsActorsQuery;
import dev.hedgerow.insights.query.HogQLQuery;
import dev.hedgerow.insights.query.InsightActorsQuery;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.QueryNode;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.trends.TrendsPoint;
import java.util.List;

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

    /** Each insight's planner of actors: one line per insight. */
    private static ActorSet behind(InsightActorsQuery behind, Session session) {
        return switch (behind.source()) {
            case TrendsQuery trends -> trends(trends, behind, session);
            case PathsQuery paths -> PathsRun.actors(paths, session);
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
