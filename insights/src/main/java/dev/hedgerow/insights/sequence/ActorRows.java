package dev.hedgerow.insights.sequence;

/** The rows of one actor in the order of time, by their place from 0. Immutable view. */
public final class ActorRows {
    private final int actor;
    private final long[] times;
    private final int[] items;
    private final int from;
    private final int size;

    ActorRows(int actor, long[] times, int[] items, int from, int to) {
        this.actor = actor;
        this.times = times;
        this.items = items;
        this.from = from;
        this.size = to - from;
    }

    /** The rows of the only actor there is, which must be sorted. */
    public static ActorRows of(long[] times, int[] items) {
        return new ActorRows(0, times.clone(), items.clone(), 0, times.length);
    }

    public int actor() {
        return actor;
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
