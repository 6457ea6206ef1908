package dev.hedgerow.insights.sequence;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows as they come, 16 bytes each: who, when and what. Kept in chunks, so that no array is copied
 * while it grows. One thread only.
 */
public final class PackedRows {
    private static final int CHUNK = 1 << 16;

    private static final class Chunk {
        private final int[] actors = new int[CHUNK];
        private final long[] times = new long[CHUNK];
        private final int[] items = new int[CHUNK];
    }

    private final List<Chunk> chunks = new ArrayList<>();
    private int inLast = CHUNK;
    private int size;

    /**
     * Adds a row.
     *
     * @param actor a number of an {@link ActorIndex}
     * @param time microseconds since 1970 UTC
     * @param item whatever the consumer numbers
     */
    public void add(int actor, long time, int item) {
        if (inLast == CHUNK) {
            chunks.add(new Chunk());
            inLast = 0;
        }
        Chunk chunk = chunks.getLast();
        chunk.actors[inLast] = actor;
        chunk.times[inLast] = time;
        chunk.items[inLast] = item;
        inLast++;
        size = Math.incrementExact(size);
    }

    public int size() {
        return size;
    }

    /** What one thread has collected, and what its numbers are in all of them. */
    public static final class Part {
        private final PackedRows rows;
        private final int[] actors;
        private final int[] items;

        /**
         * @param actors the number of each of its actors; kept, not copied
         * @param items the number of each of its items; kept, not copied
         */
        public Part(PackedRows rows, int[] actors, int[] items) {
            this.rows = rows;
            this.actors = actors;
            this.items = items;
        }
    }

    /**
     * The rows of all parts by actor and time; rows of one actor and part at one time stay in the
     * order they came in. Empties the parts on the way, so that rows are in memory about once.
     *
     * @param actors the number of actors
     */
    public static SortedRows sort(List<Part> parts, int actors) {
        int[] ends = new int[actors + 1];
        int size = 0;
        for (Part part : parts) {
            part.rows.forEach((actor, _, _) -> ends[part.actors[actor] + 1]++);
            size = Math.addExact(size, part.rows.size);
        }
        for (int actor = 0; actor < actors; actor++) {
            ends[actor + 1] += ends[actor];
        }
        int[] next = ends.clone();
        SortedRows sorted = new SortedRows(ends, new long[size], new int[size]);
        for (Part part : parts) {
            part.rows.drain((actor, time, item) ->
                    sorted.put(next[part.actors[actor]]++, time, part.items[item]));
        }
        sorted.sort();
        return sorted;
    }

    private interface RowConsumer {
        void accept(int actor, long time, int item);
    }

    private void forEach(RowConsumer consumer) {
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            int rows = i == chunks.size() - 1 ? inLast : CHUNK;
            for (int row = 0; row < rows; row++) {
                consumer.accept(chunk.actors[row], chunk.times[row], chunk.items[row]);
            }
        }
    }

    /** Hands over all rows, forgetting those that have been. */
    private void drain(RowConsumer consumer) {
        int last = chunks.size() - 1;
        for (int i = 0; i <= last; i++) {
            Chunk chunk = chunks.removeFirst();
            int rows = i == last ? inLast : CHUNK;
            for (int row = 0; row < rows; row++) {
                consumer.accept(chunk.actors[row], chunk.times[row], chunk.items[row]);
            }
        }
        chunks.clear();
        inLast = CHUNK;
        size = 0;
    }
}
