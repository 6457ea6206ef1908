package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.query.PathsFilter.Edges;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From counts of edges to the answer (paths rules 1 and 2). */
final class EdgesShaper {
    private final Edges limits;
    private final PathItems items;

    EdgesShaper(Edges limits, PathItems items) {
        this.limits = limits;
        this.items = items;
    }

    ArrayNode shape(EdgeCounts counts) {
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (Edge edge : reachable(heaviest(counts))) {
            ObjectNode result = results.addObject();
            result.put("source", edge.source());
            result.put("target", edge.target());
            result.put("value", edge.count());
            result.put("average_conversion_time", edge.meanMillis());
        }
        return results;
    }

    /** In order. Makes texts only of edges that are heavy enough. */
    private List<Edge> heaviest(EdgeCounts counts) {
        PriorityQueue<Edge> kept = new PriorityQueue<>(Edge.ORDER.reversed());
        for (int i = 0; i < counts.size(); i++) {
            long count = counts.count(i);
            Edge lightest = kept.size() < limits.most() ? null : kept.peek();
            if (isShown(count) && (lightest == null || count >= lightest.count())) {
                kept.add(edge(counts, i));
                if (lightest != null) {
                    kept.poll();
                }
            }
        }
        return kept.stream().sorted(Edge.ORDER).toList();
    }

    private boolean isShown(long count) {
        return isAtLeast(count, limits.minWeight()) && isAtMost(count, limits.maxWeight());
    }

    private static boolean isAtLeast(long count, @Nullable Integer least) {
        return least == null || count >= least;
    }

    private static boolean isAtMost(long count, @Nullable Integer most) {
        return most == null || count <= most;
    }

    private Edge edge(EdgeCounts counts, int edge) {
        int step = counts.sourceStep(edge);
        return new Edge(
                Edge.node(step, items.text(counts.source(edge))),
                Edge.node(step + 1, items.text(counts.target(edge))),
                counts.count(edge),
                counts.meanMillis(edge));
    }

    /** Those that some first node leads to. */
    private static List<Edge> reachable(List<Edge> edges) {
        Set<String> reached = new HashSet<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Edge edge : edges) {
                if (edge.isFirst() || reached.contains(edge.source())) {
                    grows |= reached.add(edge.target());
                }
            }
        }
        List<Edge> kept = new ArrayList<>();
        for (Edge edge : edges) {
            if (edge.isFirst() || reached.contains(edge.source())) {
                kept.add(edge);
            }
        }
        return kept;
    }
}
