package dev.hedgerow.insights.sequence;

/** The rows of one actor in the order of time, by their place from 0. Immutable view. */
public final class ActorRows {
    private final long key;
    private final long secondKey;
    private final long[] times;
    private final int[] items;
    private final int from;
    private final int size;

    ActorRows(long key, long secondKey, long[] times, int[] items, int from, int to) {
        this.key = key;
        this.secondKey = secondKey;
        this.times = times;
        this.items = items;
        this.from = from;
        this.size = to - from;
    }

    /** The rows of the only actor there is, which must be sorted. */
    public static ActorRows of(long[] times, int[] items) {
        return new ActorRows(0, 0, times.clone(), items.clone(), 0, times.length);
    }

    /** Half of what tells the actor from others, as {@link dev.hedgerow.store.RowChunk#keyAt}. */
    public long key() {
        return key;
    }

    /** The other half, as {@link dev.hedgerow.store.RowChunk#secondKeyAt}. */
    public long secondKey() {
        return secondKey;
    }

    public int size() {
        return size;
    }

    /** Microseconds since 1970 UTC. */
    public long time(int row) {
        return times[from + row];
    }

    public int item(int row) {
        return items[from + row];
    }
}
