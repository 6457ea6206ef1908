package dev.hedgerow.insights.sequence;

import java.nio.ByteBuffer;

/** Some rows of a run, in the order they came in: 28 bytes each. */
final class RowBlock {
    static final int ROWS = 1 << 9;
    static final int ROW_BYTES = 3 * Long.BYTES + Integer.BYTES;

    private static final int WORDS = 3;

    private final long[] words = new long[WORDS * ROWS];
    private final int[] items = new int[ROWS];
    private int size;

    /** A full block from its {@link #bytes}. */
    static RowBlock of(ByteBuffer bytes) {
        RowBlock block = new RowBlock();
        bytes.asLongBuffer().get(block.words);
        bytes.position(block.words.length * Long.BYTES).asIntBuffer().get(block.items);
        block.size = ROWS;
        return block;
    }

    /** All rows of a full block. */
    ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(ROWS * ROW_BYTES);
        bytes.asLongBuffer().put(words);
        bytes.slice(words.length * Long.BYTES, items.length * Integer.BYTES)
                .asIntBuffer()
                .put(items);
        return bytes;
    }

    void clear() {
        size = 0;
    }

    void add(long key, long secondKey, long time, int item) {
        int word = WORDS * size;
        words[word] = key;
        words[word + 1] = secondKey;
        words[word + 2] = time;
        items[size] = item;
        size++;
    }

    boolean isFull() {
        return size == ROWS;
    }

    int size() {
        return size;
    }

    long key(int row) {
        return words[WORDS * row];
    }

    long secondKey(int row) {
        return words[WORDS * row + 1];
    }

    long time(int row) {
        return words[WORDS * row + 2];
    }

    int item(int row) {
        return items[row];
    }
}
