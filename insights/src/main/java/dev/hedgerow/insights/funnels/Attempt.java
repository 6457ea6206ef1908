package dev.hedgerow.insights.funnels;

import java.util.Arrays;

/**
 * One way through the steps, so far. Mutable and reused: machines would otherwise make one for
 * every row.
 */
final class Attempt {
    private static final long NONE = Long.MIN_VALUE;

    private final long[] times;
    private final int[] rows;
    private long start = NONE;
    private int reached;
    private int done;
    private int required;
    private boolean excluded;

    Attempt(int steps) {
        times = new long[steps];
        rows = new int[steps];
    }

    void close() {
        start = NONE;
        reached = 0;
        done = 0;
        required = 0;
        excluded = false;
    }

    /** Nothing done yet, and ready for a first step at this time. */
    void await(long time) {
        close();
        start = time;
    }

    void copy(Attempt other) {
        start = other.start;
        reached = other.reached;
        done = other.done;
        required = other.required;
        excluded = other.excluded;
        System.arraycopy(other.times, 0, times, 0, times.length);
        System.arraycopy(other.rows, 0, rows, 0, rows.length);
    }

    /** Adds a step, from 0. */
    void reach(int step, long time, int row, boolean optional) {
        reached = step + 1;
        done |= 1 << step;
        if (!optional) {
            required |= 1 << step;
        }
        times[step] = time;
        rows[step] = row;
    }

    void exclude() {
        excluded = true;
    }

    boolean isOpen() {
        return start != NONE;
    }

    boolean isExcluded() {
        return excluded;
    }

    /** Whether the attempt may still go on at this time. */
    boolean isWithin(long window, long time) {
        return isOpen() && time - start <= window;
    }

    boolean hasSameStart(Attempt other) {
        return isOpen() && start == other.start;
    }

    /** Whether a row already is one of the required steps. */
    boolean uses(int row) {
        for (int step = 0; step < reached; step++) {
            if ((required >> step & 1) != 0 && rows[step] == row) {
                return true;
            }
        }
        return false;
    }

    /** The last step that was done, counted from 1; 0 for none. */
    int reached() {
        return reached;
    }

    boolean did(int step) {
        return (done >> step & 1) != 0;
    }

    /** When a step, from 0, was done; only if it was. */
    long time(int step) {
        return times[step];
    }

    /** The row of a step, from 0; only if it was done. */
    int row(int step) {
        return rows[step];
    }

    /**
     * The microseconds from the required step before to a step, from 0; -1 when either was not
     * done.
     */
    long duration(int step) {
        int before = required & ((1 << step) - 1);
        if (!did(step) || before == 0) {
            return -1;
        }
        return times[step] - times[Integer.SIZE - 1 - Integer.numberOfLeadingZeros(before)];
    }

    @Override
    public String toString() {
        return "Attempt[done=%s, times=%s]"
                .formatted(Integer.toBinaryString(done), Arrays.toString(times));
    }
}
