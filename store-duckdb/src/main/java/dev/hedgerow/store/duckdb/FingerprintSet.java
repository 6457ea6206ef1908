package dev.hedgerow.store.duckdb;

import java.util.UUID;

/**
 * A set of 32-bit fingerprints of UUIDs: 6 to 11 bytes each. It never misses a UUID that was added;
 * with n of them, it takes a stranger for one of them about once in 4 billion / n.
 */
final class FingerprintSet {

    private int[] slots = new int[64];
    private int size;

    int size() {
        return size;
    }

    /** Returns false when the fingerprint was there already. */
    boolean add(UUID uuid) {
        if (size * 3 >= slots.length * 2) {
            grow();
        }
        return insert(fingerprint(uuid));
    }

    private boolean insert(int fingerprint) {
        int mask = slots.length - 1;
        int slot = fingerprint & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == fingerprint) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = fingerprint;
        size++;
        return true;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length * 2];
        size = 0;
        for (int fingerprint : old) {
            if (fingerprint != 0) {
                insert(fingerprint);
            }
        }
    }

    // The mixer of splitmix64; zero is the empty slot.
    private static int fingerprint(UUID uuid) {
        long h =
                uuid.getMostSignificantBits() * 0x9E3779B97F4A7C15L
                        + uuid.getLeastSignificantBits();
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        int folded = (int) (h ^ (h >>> 31));
        return folded == 0 ? 1 : folded;
    }
}
