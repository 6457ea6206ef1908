package dev.hedgerow.insights.sequence;

import java.util.Arrays;

/**
 * Numbers pairs of longs 0, 1, 2 … in the order of their first appearance. No object per pair: open
 * addressing over two arrays, at most half full; the halves of a pair lie side by side, for a look
 * into memory costs more than anything else here. One thread writes; many may read afterwards.
 */
public final class PairIndex {
    private static final int FIRST_CAPACITY = 1 << 10;
    private static final int FREE = -1;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] pairs = new long[2 * FIRST_CAPACITY];
    private int[] slots = freeSlots(2 * FIRST_CAPACITY);
    private int size;

    /** The number of a pair, a new one for a new pair. */
    public int of(long first, long second) {
        int slot = slot(first, second);
        if (slots[slot] != FREE) {
            return slots[slot];
        }
        if (2 * size == pairs.length) {
            grow();
            slot = slot(first, second);
        }
        slots[slot] = size;
        pairs[2 * size] = first;
        pairs[2 * size + 1] = second;
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
        return pairs[2 * number];
    }

    public long second(int number) {
        return pairs[2 * number + 1];
    }

    private int slot(long first, long second) {
        long hash = ((first * MIX) ^ Long.rotateLeft(second, 31)) * MIX;
        int mask = slots.length - 1;
        int slot = (int) (hash >>> 32) & mask;
        while (slots[slot] != FREE && !isAt(slots[slot], first, second)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int number, long first, long second) {
        return pairs[2 * number] == first && pairs[2 * number + 1] == second;
    }

    private void grow() {
        pairs = Arrays.copyOf(pairs, 4 * size);
        slots = freeSlots(4 * size);
        for (int number = 0; number < size; number++) {
            slots[slot(first(number), second(number))] = number;
        }
    }

    private static int[] freeSlots(int count) {
        int[] slots = new int[count];
        Arrays.fill(slots, FREE);
        return slots;
    }
}
