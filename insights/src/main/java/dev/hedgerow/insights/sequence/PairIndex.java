package dev.hedgerow.insights.sequence;

import java.util.Arrays;

/**
 * Numbers pairs of longs 0, 1, 2 … in the order of their first appearance. No object per pair: open
 * addressing over three arrays, at most half full. One thread only.
 */
public final class PairIndex {
    private static final int FIRST_CAPACITY = 1 << 10;
    private static final int FREE = -1;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] firsts = new long[FIRST_CAPACITY];
    private long[] seconds = new long[FIRST_CAPACITY];
    private int[] slots = freeSlots(2 * FIRST_CAPACITY);
    private int size;

    /** The number of a pair, a new one for a new pair. */
    public int of(long first, long second) {
        int slot = slot(first, second);
        if (slots[slot] != FREE) {
            return slots[slot];
        }
        if (size == firsts.length) {
            grow();
            slot = slot(first, second);
        }
        slots[slot] = size;
        firsts[size] = first;
        seconds[size] = second;
        return size++;
    }

    /** Makes sure that a pair has a number. */
    public void add(long first, long second) {
        int _ = of(first, second);
    }

    /** The number of a pair; -1 for one that has none. */
    public int find(long first, long second) {
        return slots[slot(first, second)];
    }

    public int size() {
        return size;
    }

    public long first(int number) {
        return firsts[number];
    }

    public long second(int number) {
        return seconds[number];
    }

    private int slot(long first, long second) {
        long hash = ((first * MIX) ^ Long.rotateLeft(second, 31)) * MIX;
        int mask = slots.length - 1;
        int slot = (int) (hash >>> 32) & mask;
        while (slots[slot] != FREE
                && (firsts[slots[slot]] != first || seconds[slots[slot]] != second)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        firsts = Arrays.copyOf(firsts, 2 * size);
        seconds = Arrays.copyOf(seconds, 2 * size);
        slots = freeSlots(4 * size);
        for (int number = 0; number < size; number++) {
            slots[slot(firsts[number], seconds[number])] = number;
        }
    }

    private static int[] freeSlots(int count) {
        int[] slots = new int[count];
        Arrays.fill(slots, FREE);
        return slots;
    }
}
