package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.query.PathsFilter;
import dev.hedgerow.insights.sequence.ActorIndex;
import dev.hedgerow.insights.sequence.ActorRows;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;

/** The results of paths, or the people behind a node, from the rows of a plan. */
public final class PathsAnswer {
    private final PathsFilter filter;
    private final Duration gap;
    private final Runnable stillWanted;

    /**
     * @param stillWanted throws when the answer is no longer wanted, or takes too long; called by
     *     several threads
     */
    public PathsAnswer(PathsPlan plan, Runnable stillWanted) {
        this.filter = plan.query().filter();
        this.gap = plan.gap();
        this.stillWanted = stillWanted;
    }

    /** The {@code results}; sorts and uses up the rows. */
    public ArrayNode results(PathRows rows) {
        PathRules rules = rules(rows);
        EdgeCounts counts = new EdgeCounts();
        rows.runs(stillWanted)
                .walkInAnyOrder(() -> new Walker<>(new PathMachine(rules), counts.collector()))
                .forEach(walker -> walker.sink().flush());
        return new EdgesShaper(filter.edges(), rows.items()).shape(counts);
    }

    /** Who comes by the node that the query names; uses up the rows, which must have names. */
    public ActorSet actors(PathRows rows) {
        NodeVisits visits = new NodeVisits(filter.keys(), rows.items());
        Map<String, Long> counts = new LinkedHashMap<>();
        PathRules rules = rules(rows);
        rows.runs(stillWanted)
                .walk(() ->
                        new Walker<>(new PathMachine(rules), new Visitors(visits, rows.actors())))
                .forEach(walker -> counts.putAll(walker.sink().counts()));
        return ActorSet.ofCounts(counts, null);
    }

    /** Takes the paths of some actors. */
    interface Sink {
        /**
         * @param path valid during the call
         */
        void take(ActorRows actor, Path path);
    }

    /** How often each actor's paths come by. */
    private record Visitors(NodeVisits visits, ActorIndex actors, Map<String, Long> counts)
            implements Sink {
        Visitors(NodeVisits visits, ActorIndex actors) {
            this(visits, actors, new LinkedHashMap<>());
        }

        @Override
        public void take(ActorRows actor, Path path) {
            int count = visits.in(path);
            if (count > 0) {
                String name = actors.name(actors.find(actor)).toString();
                counts.merge(name, (long) count, Long::sum);
            }
        }
    }

    private record Walker<S extends Sink>(PathMachine machine, S sink)
            implements Consumer<ActorRows> {
        @Override
        public void accept(ActorRows actor) {
            machine.run(actor, path -> sink.take(actor, path));
        }
    }

    private PathRules rules(PathRows rows) {
        return PathRules.of(filter, rows.items(), gap);
    }
}
