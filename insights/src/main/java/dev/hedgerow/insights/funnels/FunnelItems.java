package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.sequence.PairIndex;

/**
 * What the items of packed rows stand for: the steps and exclusions that an event matches, and the
 * number of its breakdown value. One thread writes; many may read afterwards.
 */
final class FunnelItems {
    /**
     * As many as PostHog has; the bits of a row hold them and, below the sign, one exclusion less.
     */
    static final int MOST_STEPS = 32;

    private final PairIndex items = new PairIndex();

    /** The bit of a step, from 0, in a row. */
    static long stepBit(int step) {
        return 1L << step;
    }

    /** The bit of an exclusion of attempts that have done {@code reached} steps, from 1. */
    static long exclusionBit(int reached) {
        return 1L << (MOST_STEPS + reached - 1);
    }

    int of(long bits, int value) {
        return items.of(bits, value);
    }

    int size() {
        return items.size();
    }

    long bits(int item) {
        return items.first(item);
    }

    /** One bit per step, from the lowest. */
    int steps(int item) {
        return (int) items.first(item);
    }

    /** One bit per number of steps, from 1 at the lowest, that an attempt must have done. */
    int exclusions(int item) {
        return (int) (items.first(item) >>> MOST_STEPS);
    }

    int value(int item) {
        return (int) items.second(item);
    }
}
