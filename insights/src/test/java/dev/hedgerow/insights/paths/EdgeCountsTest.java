package dev.hedgerow.insights.paths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.insights.query.PathsFilter;
import dev.hedgerow.insights.sequence.ActorRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Edges counted by several collectors at a time, beside counting them in a map of texts. */
class EdgeCountsTest {
    private static final ActorRows NOBODY = ActorRows.of(new long[0], new int[0]);
    private static final int COLLECTORS = 4;

    private record Seen(long count, long micros) {
        Seen plus(Seen other) {
            return new Seen(count + other.count, micros + other.micros);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "{'edgeLimit':50}, 3000",
        "{'edgeLimit':50}, 30",
        "{'edgeLimit':7}, 5",
        "{'edgeLimit':100000}, 300",
        "{'edgeLimit':40;'minEdgeWeight':3;'maxEdgeWeight':5}, 60",
        "{'edgeLimit':1}, 1"
    })
    void heaviestEdges_areThoseOfCountingByHand(String filter, int names) {
        PathsFilter settings = Steps.filter(filter.replace(';', ','));
        PathItems items = new PathItems(settings);
        for (int item = 0; item < names; item++) {
            int _ = items.of("/page/" + item);
        }
        EdgeCounts counts = new EdgeCounts();
        List<Map<String, Seen>> byHand =
                IntStream.range(0, COLLECTORS)
                        .parallel()
                        .mapToObj(seed -> collect(seed, names, items, counts.collector()))
                        .toList();
        Map<String, Seen> all = new HashMap<>();
        byHand.forEach(part -> part.forEach((edge, seen) -> all.merge(edge, seen, Seen::plus)));

        assertThat(told(new EdgesShaper(settings.edges(), items).shape(counts)))
                .containsExactlyElementsOf(expected(all, settings.edges()));
    }

    /** Walks of up to six steps, some items far more often than others. */
    private static Map<String, Seen> collect(
            int seed, int names, PathItems items, EdgeCounts.Collector collector) {
        Random random = new Random(seed);
        Map<String, Seen> byHand = new HashMap<>();
        Path path = new Path();
        for (int walk = 0; walk < 20_000; walk++) {
            path.clear();
            long time = 0;
            int steps = 1 + random.nextInt(6);
            for (int step = 0; step < steps; step++) {
                time += random.nextInt(1_000_000);
                path.add((int) (names * Math.pow(random.nextDouble(), 3)), time);
                if (step > 0) {
                    String edge =
                            Edge.node(step, items.text(path.item(step - 1)))
                                    + " "
                                    + Edge.node(step + 1, items.text(path.item(step)));
                    byHand.merge(edge, new Seen(1, time - path.time(step - 1)), Seen::plus);
                }
            }
            collector.take(NOBODY, path);
        }
        collector.flush();
        return byHand;
    }

    private static List<String> expected(Map<String, Seen> all, PathsFilter.Edges limits) {
        Integer least = limits.minWeight();
        Integer most = limits.maxWeight();
        List<Edge> heaviest =
                all.entrySet().stream()
                        .map(entry -> edge(entry.getKey().split(" "), entry.getValue()))
                        .filter(edge -> least == null || edge.count() >= least)
                        .filter(edge -> most == null || edge.count() <= most)
                        .sorted(Edge.ORDER)
                        .limit(limits.most())
                        .toList();
        Set<String> reached = new HashSet<>();
        for (int step = 0; step < 6; step++) {
            heaviest.stream()
                    .filter(edge -> edge.isFirst() || reached.contains(edge.source()))
                    .forEach(edge -> reached.add(edge.target()));
        }
        return heaviest.stream()
                .filter(edge -> edge.isFirst() || reached.contains(edge.source()))
                .map(edge -> told(edge.source(), edge.target(), edge.count(), edge.meanMillis()))
                .toList();
    }

    private static Edge edge(String[] nodes, Seen seen) {
        return new Edge(
                nodes[0], nodes[1], seen.count(), (double) seen.micros() / seen.count() / 1000);
    }

    private static List<String> told(JsonNode results) {
        List<String> told = new ArrayList<>();
        for (JsonNode edge : results) {
            told.add(
                    told(
                            edge.get("source").asString(),
                            edge.get("target").asString(),
                            edge.get("value").asLong(),
                            edge.get("average_conversion_time").asDouble()));
        }
        return told;
    }

    private static String told(String source, String target, long count, double millis) {
        return "%s %s %d %.3f".formatted(source, target, count, millis);
    }
}
