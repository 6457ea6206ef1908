package dev.hedgerow.insights.paths;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A step from one node to the next, as the answer shows it.
 *
 * @param source {@code <n>_<item>}, n from 1
 * @param count how often it was gone
 */
record Edge(String source, String target, long count, double meanMillis) {
    /** By bytes, as ClickHouse sorts texts. */
    private static final Comparator<String> BYTES =
            (one, other) ->
                    Arrays.compareUnsigned(
                            one.getBytes(StandardCharsets.UTF_8),
                            other.getBytes(StandardCharsets.UTF_8));

    /** The order of the answer (paths rule 2). */
    static final Comparator<Edge> ORDER =
            Comparator.comparingLong(Edge::count)
                    .reversed()
                    .thenComparing(Edge::source, BYTES)
                    .thenComparing(Edge::target, BYTES);

    static String node(int step, String item) {
        return step + "_" + item;
    }

    boolean isFirst() {
        return source.startsWith("1_");
    }
}
