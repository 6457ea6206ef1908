package dev.hedgerow.insights.paths;

import java.util.Arrays;

/**
 * One path: items and when they were. Mutable and reused by the machine; valid until it makes the
 * next one. Steps count from 0 here, and from 1 in the keys of nodes.
 */
final class Path {
    private int[] items = new int[16];
    private long[] times = new long[16];
    private int from;
    private int to;

    void clear() {
        from = 0;
        to = 0;
    }

    void add(int item, long time) {
        if (to == items.length) {
            items = Arrays.copyOf(items, 2 * to);
            times = Arrays.copyOf(times, 2 * to);
        }
        items[to] = item;
        times[to] = time;
        to++;
    }

    int size() {
        return to - from;
    }

    int item(int step) {
        return items[from + step];
    }

    /** Microseconds since 1970 UTC. */
    long time(int step) {
        return times[from + step];
    }

    /** The first step that is an item, at or after a step; -1 for none. */
    int find(int item, int after) {
        for (int step = after; step < size(); step++) {
            if (item(step) == item) {
                return step;
            }
        }
        return -1;
    }

    /** Keeps the steps {@code [first, end)}. */
    void keep(int first, int end) {
        to = from + end;
        from += first;
    }

    /** Puts one item, at the time of the first one left out, between so many at both ends. */
    void shorten(int atEachEnd, int ellipsis) {
        items[from + atEachEnd] = ellipsis;
        int middle = from + atEachEnd + 1;
        System.arraycopy(items, to - atEachEnd, items, middle, atEachEnd);
        System.arraycopy(times, to - atEachEnd, times, middle, atEachEnd);
        to = middle + atEachEnd;
    }
}
