package dev.hedgerow.insights.sequence;

import dev.hedgerow.store.RowChunk;
import java.util.Arrays;

/**
 * Numbers the texts of the chunks that one thread reads, null as the empty text. Each different
 * text is read once. One thread only.
 */
public final class ChunkTexts {
    private static final int FREE = -1;

    // Open addressing, at most half full: the key of a text, then its number.
    private long[] keys = free(1 << 9);
    private int known;
    private final TextIndex texts = new TextIndex();

    public int of(RowChunk chunk, int column, int row) {
        long key = chunk.keyAt(column, row);
        int place = place(key);
        if (keys[place + 1] == FREE) {
            if (4 * known == keys.length) {
                grow();
                place = place(key);
            }
            String text = chunk.textAt(column, row);
            keys[place] = key;
            keys[place + 1] = texts.of(text == null ? "" : text);
            known++;
        }
        return (int) keys[place + 1];
    }

    /** Keys are hashes, so any of their bits will do. */
    private int place(long key) {
        int mask = keys.length - 1;
        int place = (int) (key << 1) & mask;
        while (keys[place] != key && keys[place + 1] != FREE) {
            place = (place + 2) & mask;
        }
        return place;
    }

    private void grow() {
        long[] old = keys;
        keys = free(2 * old.length);
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != FREE) {
                int place = place(old[i]);
                keys[place] = old[i];
                keys[place + 1] = old[i + 1];
            }
        }
    }

    private static long[] free(int length) {
        long[] keys = new long[length];
        Arrays.fill(keys, FREE);
        return keys;
    }

    public int size() {
        return texts.size();
    }

    public String text(int number) {
        return texts.text(number);
    }
}
