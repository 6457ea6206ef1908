package dev.hedgerow.insights.sequence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The rows of some actors, each actor's together and sorted by time. Not changed once sorted. */
public final class SortedRows {
    private final PairIndex actors;
    private final int[] ends;
    private final long[] times;
    private final int[] items;

    /**
     * @param actors the keys of the actors
     * @param ends the rows of actor {@code a} are {@code [ends[a], ends[a + 1])}
     */
    SortedRows(PairIndex actors, int[] ends, int size) {
        this.actors = actors;
        this.ends = ends;
        this.times = new long[size];
        this.items = new int[size];
    }

    public int actors() {
        return actors.size();
    }

    /** The rows of one actor; a view that is cheap to make. */
    public ActorRows of(int actor) {
        return new ActorRows(
                actors.first(actor),
                actors.second(actor),
                times,
                items,
                ends[actor],
                ends[actor + 1]);
    }

    /** The place of each actor's first row, to be changed at will. */
    int[] starts() {
        return Arrays.copyOf(ends, actors());
    }

    void put(int place, long time, int item) {
        times[place] = time;
        items[place] = item;
    }

    /** Sorts the rows of each actor. */
    void sort() {
        int longest = 0;
        for (int actor = 0; actor < actors(); actor++) {
            longest = Math.max(longest, ends[actor + 1] - ends[actor]);
        }
        long[] keys = new long[longest];
        int[] moved = new int[longest];
        for (int actor = 0; actor < actors(); actor++) {
            sort(ends[actor], ends[actor + 1], keys, moved);
        }
    }

    /** Sorts numbers that hold the time since the first row and the row's place below it. */
    private void sort(int from, int to, long[] keys, int[] moved) {
        int count = to - from;
        if (isSorted(from, to)) {
            return;
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row = from; row < to; row++) {
            first = Math.min(first, times[row]);
            last = Math.max(last, times[row]);
        }
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        if (Long.SIZE - Long.numberOfLeadingZeros(last - first) + placeBits >= Long.SIZE) {
            sortByComparing(from, to);
            return;
        }
        for (int i = 0; i < count; i++) {
            keys[i] = ((times[from + i] - first) << placeBits) | i;
        }
        Arrays.sort(keys, 0, count);
        int places = (1 << placeBits) - 1;
        for (int i = 0; i < count; i++) {
            moved[i] = items[from + (int) (keys[i] & places)];
            times[from + i] = (keys[i] >>> placeBits) + first;
        }
        System.arraycopy(moved, 0, items, from, count);
    }

    private boolean isSorted(int from, int to) {
        for (int row = from + 1; row < to; row++) {
            if (times[row] < times[row - 1]) {
                return false;
            }
        }
        return true;
    }

    /** For an actor with so many rows over so many years that both do not fit into 63 bits. */
    private void sortByComparing(int from, int to) {
        long[] oldTimes = Arrays.copyOfRange(times, from, to);
        int[] oldItems = Arrays.copyOfRange(items, from, to);
        int[] order =
                IntStream.range(0, to - from)
                        .boxed()
                        .sorted(Comparator.comparingLong(row -> oldTimes[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i = 0; i < order.length; i++) {
            times[from + i] = oldTimes[order[i]];
            items[from + i] = oldItems[order[i]];
        }
    }
}
