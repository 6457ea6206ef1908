package dev.hedgerow.insights.sequence;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as they come, 28 bytes each: who, when and what, in runs by the actor's key. All rows of an
 * actor are in one run, so runs are sorted one by one: that takes the memory of one run instead of
 * all, and its actors are numbered within the processor's caches. One thread adds; different runs
 * can be taken at the same time.
 */
public final class PackedRows {
    private static final int RUN_BITS = 6;

    /** How many runs there are. */
    static final int RUNS = 1 << RUN_BITS;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<RunRows> runs;
    private final @Nullable RowBlock[] last = new RowBlock[RUNS];

    /**
     * @param space shared with the rows of other threads of the same query
     */
    public PackedRows(RowSpace space) {
        this.runs = Stream.generate(() -> new RunRows(space)).limit(RUNS).toList();
    }

    /**
     * Adds a row.
     *
     * @param key with {@code secondKey} what tells the actor from others
     * @param time microseconds since 1970 UTC
     * @param item whatever the consumer numbers
     */
    public void add(long key, long secondKey, long time, int item) {
        int run = (int) ((key * MIX) >>> (Long.SIZE - RUN_BITS));
        RowBlock block = last[run];
        if (block == null || block.isFull()) {
            block = runs.get(run).next();
            last[run] = block;
        }
        block.add(key, secondKey, time, item);
    }

    /** What one thread has collected, and what its numbers are in all of them. */
    public static final class Part {
        private final PackedRows rows;
        private final int[] items;

        /**
         * @param items the number of each of its items; kept, not copied
         */
        public Part(PackedRows rows, int[] items) {
            this.rows = rows;
            this.items = items;
        }

        RunRows run(int run) {
            return rows.runs.get(run);
        }

        /** The number in all parts of an item of this part. */
        int item(int item) {
            return items[item];
        }
    }
}
