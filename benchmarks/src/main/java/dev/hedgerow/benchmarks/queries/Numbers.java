package dev.hedgerow.benchmarks.queries;

/** Numbers longs other than 0 from 0, by an open table. */
final class Numbers {
    private long[] keys = new long[1 << 16];
    private int[] numbers = new int[1 << 16];
    private int size;

    int of(long key) {
        int slot = (int) key & (keys.length - 1);
        while (keys[slot] != key) {
            if (keys[slot] == 0) {
                if (2 * size == keys.length) {
                    grow();
                    return of(key);
                }
                keys[slot] = key;
                numbers[slot] = size++;
                break;
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return numbers[slot];
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = new int[keys.length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != 0) {
                int slot = (int) oldKeys[old] & (keys.length - 1);
                while (keys[slot] != 0) {
                    slot = (slot + 1) & (keys.length - 1);
                }
                keys[slot] = oldKeys[old];
                numbers[slot] = oldNumbers[old];
            }
        }
    }
}
