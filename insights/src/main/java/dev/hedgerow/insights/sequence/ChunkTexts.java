package dev.hedgerow.insights.sequence;

import dev.hedgerow.store.RowChunk;
import java.util.Arrays;

/**
 * Numbers the texts of the chunks that one thread reads, null as the empty text. Each different
 * text is read once. One thread only.
 */
public final class ChunkTexts {
    private final PairIndex keys = new PairIndex();
    private final TextIndex texts = new TextIndex();
    private int[] numberOfKey = new int[1 << 8];

    public int of(RowChunk chunk, int column, int row) {
        int known = keys.size();
        int key = keys.of(chunk.keyAt(column, row), 0);
        if (key == known) {
            if (key == numberOfKey.length) {
                numberOfKey = Arrays.copyOf(numberOfKey, 2 * key);
            }
            String text = chunk.textAt(column, row);
            numberOfKey[key] = texts.of(text == null ? "" : text);
        }
        return numberOfKey[key];
    }

    public int size() {
        return texts.size();
    }

    public String text(int number) {
        return texts.text(number);
    }
}
