package dev.hedgerow.insights.paths;

/** An edge in one number: the step that it leaves, from 1, and the numbers of two items. */
final class EdgeKey {
    private static final int ITEM_BITS = 29; // More texts than any memory holds.
    private static final long ITEM = (1L << ITEM_BITS) - 1;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private EdgeKey() {}

    static long of(int step, int source, int target) {
        return ((long) step << (2 * ITEM_BITS)) | ((long) source << ITEM_BITS) | target;
    }

    static int step(long edge) {
        return (int) (edge >>> (2 * ITEM_BITS));
    }

    static int source(long edge) {
        return (int) ((edge >>> ITEM_BITS) & ITEM);
    }

    static int target(long edge) {
        return (int) (edge & ITEM);
    }

    /** A number whose every bit depends on the edge. */
    static long hash(long edge) {
        long mixed = edge * MIX;
        return ((mixed ^ (mixed >>> 32)) * MIX) >>> 20;
    }
}
