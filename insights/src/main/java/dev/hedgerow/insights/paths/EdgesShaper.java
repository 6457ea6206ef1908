package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.query.PathsFilter.Edges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From counts of edges to the answer (paths rules 1 and 2). */
final class EdgesShaper {
    private static final int MICROS_PER_MILLI = 1000;

    /** Counts below are told apart when it is found out which edges are heavy enough. */
    private static final int TOLD_APART = 1 << 10;

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
        long least = leastCount(counts);
        return counts.tables().parallelStream()
                .flatMap(table -> edges(table, least).stream())
                .sorted(Edge.ORDER)
                .limit(limits.most())
                .toList();
    }

    private List<Edge> edges(EdgeTable table, long least) {
        List<Edge> edges = new ArrayList<>();
        table.forEach((edge, count, micros) -> {
            if (count >= least && isShown(count)) {
                edges.add(edge(edge, count, micros));
            }
        });
        return edges;
    }

    /** A count that as many edges reach as are shown, if there are as many; only few more do. */
    private long leastCount(EdgeCounts counts) {
        long[] edgesOfCount =
                counts.tables().parallelStream()
                        .map(this::edgesOfCount)
                        .reduce(new long[TOLD_APART], EdgesShaper::sum);
        long edges = 0;
        for (int count = TOLD_APART - 1; count > 0; count--) {
            edges += edgesOfCount[count];
            if (edges >= limits.most()) {
                return count;
            }
        }
        return 0;
    }

    /** How many edges have each count; the last one stands for all above it, too. */
    private long[] edgesOfCount(EdgeTable table) {
        long[] edgesOfCount = new long[TOLD_APART];
        table.forEach((_, count, _) -> {
            if (isShown(count)) {
                edgesOfCount[(int) Math.min(count, TOLD_APART - 1)]++;
            }
        });
        return edgesOfCount;
    }

    private static long[] sum(long[] left, long[] right) {
        long[] sum = left.clone();
        Arrays.setAll(sum, i -> left[i] + right[i]);
        return sum;
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

    private Edge edge(long edge, long count, long micros) {
        int step = EdgeKey.step(edge);
        return new Edge(
                Edge.node(step, items.text(EdgeKey.source(edge))),
                Edge.node(step + 1, items.text(EdgeKey.target(edge))),
                count,
                (double) micros / count / MICROS_PER_MILLI);
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
