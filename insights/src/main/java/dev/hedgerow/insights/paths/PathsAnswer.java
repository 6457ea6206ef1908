package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.query.PathsFilter;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.sequence.SortedRows;
import dev.hedgerow.store.CancellationToken;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;

/** The results of paths, or the people behind a node, from the rows of a plan. */
public final class PathsAnswer {
    private static final int CHECK_EVERY = 1 << 10;

    private final PathsFilter filter;
    private final Duration gap;
    private final CancellationToken token;

    public PathsAnswer(PathsPlan plan, CancellationToken token) {
        this.filter = plan.query().filter();
        this.gap = plan.gap();
        this.token = token;
    }

    /** The {@code results}; sorts and uses up the rows. */
    public ArrayNode results(PathRows rows) {
        EdgeCounts counts = new EdgeCounts();
        forEach(rows, (_, path) -> counts.add(path));
        return new EdgesShaper(filter.edges(), rows.items()).shape(counts);
    }

    /** Who comes by the node that the query names; sorts and uses up the rows. */
    public ActorSet actors(PathRows rows) {
        NodeVisits visits = new NodeVisits(filter.keys(), rows.items());
        Map<String, Long> counts = new LinkedHashMap<>();
        forEach(
                rows,
                (actor, path) -> {
                    int count = visits.in(path);
                    if (count > 0) {
                        counts.merge(rows.actors().key(actor).toString(), (long) count, Long::sum);
                    }
                });
        return ActorSet.ofCounts(counts, null);
    }

    private interface PathConsumer {
        void take(int actor, Path path);
    }

    private void forEach(PathRows rows, PathConsumer consumer) {
        PathRules rules = PathRules.of(filter, rows.items(), gap);
        PathMachine machine = new PathMachine(rules);
        SortedRows sorted = rows.sort();
        for (int actor = 0; actor < sorted.actors(); actor++) {
            if (actor % CHECK_EVERY == 0 && token.isCancelled()) {
                throw QueryException.of(
                        QueryException.Code.CANCELLED, "The query was cancelled.", null);
            }
            int number = actor;
            machine.run(sorted.of(actor), path -> consumer.take(number, path));
        }
    }
}
