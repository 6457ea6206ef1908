package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.sequence.ActorRows;
import java.util.List;
import java.util.stream.Stream;

/**
 * How often each edge was gone, and how long it took. Most edges of most projects are gone once or
 * twice, so there are millions: they are parted by their hash into tables that fit into the
 * processor's caches, and each walker collects some for a table before it adds them. Thread-safe.
 */
final class EdgeCounts {
    private static final int TABLE_BITS = 6;
    private static final int COLLECTED = 1 << 9;

    private final List<EdgeTable> tables =
            Stream.generate(EdgeTable::new).limit(1 << TABLE_BITS).toList();

    /** All edges; each is in one table only. Not while any are added. */
    List<EdgeTable> tables() {
        return tables;
    }

    /** What adds the edges of the paths of some actors. */
    Collector collector() {
        return new Collector();
    }

    /** Collects edges for the tables. One thread only. */
    final class Collector implements PathsAnswer.Sink {
        private final long[] edges = new long[tables.size() * COLLECTED];
        private final long[] micros = new long[edges.length];
        private final int[] sizes = new int[tables.size()];

        @Override
        public void take(ActorRows actor, Path path) {
            for (int step = 1; step < path.size(); step++) {
                add(
                        EdgeKey.of(step, path.item(step - 1), path.item(step)),
                        path.time(step) - path.time(step - 1));
            }
        }

        private void add(long edge, long time) {
            int table = (int) (EdgeKey.hash(edge) >>> (Long.SIZE - 20 - TABLE_BITS));
            int place = table * COLLECTED + sizes[table];
            edges[place] = edge;
            micros[place] = time;
            if (++sizes[table] == COLLECTED) {
                flush(table);
            }
        }

        /** Adds what has been collected. */
        void flush() {
            for (int table = 0; table < sizes.length; table++) {
                flush(table);
            }
        }

        private void flush(int number) {
            EdgeTable table = tables.get(number);
            int first = number * COLLECTED;
            synchronized (table) {
                for (int place = first; place < first + sizes[number]; place++) {
                    table.add(edges[place], 1, micros[place]);
                }
            }
            sizes[number] = 0;
        }
    }
}
