package dev.hedgerow.benchmarks.queries;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBConnection;

/**
 * The most frequent edges of paths in Java, counted in an open table.
 *
 * @param sql columns: the hash of the person, the time in µs, the hash and the text of the item
 */
record PathsByHand(String sql) implements ByHand {
    private static final int ITEM_BITS = 13;
    private static final long GAP = 30 * 60_000_000L;
    private static final int STEPS = 5;
    private static final int EDGES = 50;

    @Override
    public double total(DuckDBConnection connection) throws SQLException {
        PackedEvents events = new PackedEvents(ITEM_BITS);
        events.read(connection, sql);
        List<Edges> parts = events.walk(Edges::new);
        Edges all = parts.getFirst();
        parts.stream().skip(1).forEach(all::addAll);
        return reachable(heaviest(all, events)).stream().mapToLong(Edge::count).sum();
    }

    private record Edge(String source, String target, long count) {
        private static final Comparator<Edge> ORDER =
                Comparator.comparingLong(Edge::count)
                        .reversed()
                        .thenComparing(Edge::source)
                        .thenComparing(Edge::target);
    }

    private static List<Edge> heaviest(Edges all, PackedEvents events) {
        int[] counts = all.counts.clone();
        Arrays.sort(counts);
        int least = Math.max(1, counts[counts.length - EDGES]);
        List<Edge> heavy = new ArrayList<>();
        for (int slot = 0; slot < all.keys.length; slot++) {
            if (all.counts[slot] >= least) {
                heavy.add(edge(all.keys[slot], all.counts[slot], events));
            }
        }
        return heavy.stream().sorted(Edge.ORDER).limit(EDGES).toList();
    }

    private static Edge edge(long key, int count, PackedEvents events) {
        int mask = (1 << ITEM_BITS) - 1;
        int step = (int) (key >> (2 * ITEM_BITS));
        return new Edge(
                step + "_" + events.text((int) (key >> ITEM_BITS) & mask),
                (step + 1) + "_" + events.text((int) key & mask),
                count);
    }

    /** Without the edges whose source no edge shown leads to, which PostHog drops. */
    private static List<Edge> reachable(List<Edge> edges) {
        Set<String> reached = new HashSet<>();
        for (int step = 1; step < STEPS; step++) {
            for (Edge edge : edges) {
                if (edge.source().startsWith("1_") || reached.contains(edge.source())) {
                    reached.add(edge.target());
                }
            }
        }
        return edges.stream()
                .filter(edge -> edge.source().startsWith("1_") || reached.contains(edge.source()))
                .toList();
    }

    /** How often each edge was gone: step, source and target in one number, which is never 0. */
    private static final class Edges implements PackedEvents.Walker {
        private long[] keys = new long[1 << 16];
        private int[] counts = new int[1 << 16];
        private int size;

        @Override
        public void walk(long[] packed, int from, int to) {
            long last = Long.MIN_VALUE / 2;
            long before = 0;
            int step = 0;
            for (int row = from; row < to; row++) {
                long time = packed[row] >> ITEM_BITS;
                long item = packed[row] & ((1 << ITEM_BITS) - 1);
                if (time - last >= GAP) {
                    step = 0;
                    before = item;
                } else if (item != before) {
                    step++;
                    if (step < STEPS) {
                        add(((long) step << (2 * ITEM_BITS)) | (before << ITEM_BITS) | item, 1);
                    }
                    before = item;
                }
                last = time;
            }
        }

        private void add(long edge, int count) {
            int slot = slot(edge);
            if (keys[slot] == 0) {
                if (2 * size == keys.length) {
                    grow();
                    slot = slot(edge);
                }
                keys[slot] = edge;
                size++;
            }
            counts[slot] += count;
        }

        private int slot(long edge) {
            int mask = keys.length - 1;
            int slot = (int) ((edge * 0x9E3779B97F4A7C15L) >>> 32) & mask;
            while (keys[slot] != edge && keys[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private void grow() {
            Edges old = new Edges();
            old.keys = keys;
            old.counts = counts;
            keys = new long[2 * keys.length];
            counts = new int[keys.length];
            size = 0;
            addAll(old);
        }

        private void addAll(Edges other) {
            for (int slot = 0; slot < other.keys.length; slot++) {
                if (other.keys[slot] != 0) {
                    add(other.keys[slot], other.counts[slot]);
                }
            }
        }
    }
}
