package dev.hedgerow.insights.paths;

/**
 * How often each of some edges was gone, and how long it took. No object per edge: open addressing
 * over one array, at most two thirds full, where what belongs to an edge lies side by side.
 */
final class EdgeTable {
    private static final int FIRST_CAPACITY = 1 << 8;

    // The key of an edge, its count, 0 where there is no edge, and its microseconds.
    private static final int WORDS = 3;

    private long[] cells = new long[WORDS * FIRST_CAPACITY];
    private int capacity = FIRST_CAPACITY;
    private int size;

    /** What may be done with each edge. */
    interface EdgeConsumer {
        void accept(long edge, long count, long micros);
    }

    void add(long edge, long count, long micros) {
        int cell = cell(edge);
        if (cells[cell + 1] == 0) {
            if (3 * size >= 2 * capacity) {
                grow();
                cell = cell(edge);
            }
            cells[cell] = edge;
            size++;
        }
        cells[cell + 1] += count;
        cells[cell + 2] += micros;
    }

    private int cell(long edge) {
        int mask = capacity - 1;
        int slot = (int) EdgeKey.hash(edge) & mask;
        while (cells[WORDS * slot] != edge && cells[WORDS * slot + 1] != 0) {
            slot = (slot + 1) & mask;
        }
        return WORDS * slot;
    }

    private void grow() {
        long[] old = cells;
        capacity *= 2;
        cells = new long[Math.multiplyExact(WORDS, capacity)];
        size = 0;
        forEach(old, this::add);
    }

    /** Shows all edges, in no order. */
    void forEach(EdgeConsumer consumer) {
        forEach(cells, consumer);
    }

    private static void forEach(long[] cells, EdgeConsumer consumer) {
        for (int cell = 0; cell < cells.length; cell += WORDS) {
            if (cells[cell + 1] != 0) {
                consumer.accept(cells[cell], cells[cell + 1], cells[cell + 2]);
            }
        }
    }
}
