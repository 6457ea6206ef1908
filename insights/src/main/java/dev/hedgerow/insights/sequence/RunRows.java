package dev.hedgerow.insights.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one run that one thread has read, in blocks of which all but the last are full: the
 * first ones in memory, those after them in the file. One thread adds.
 */
final class RunRows {
    private final RowSpace space;
    private final List<RowBlock> held = new ArrayList<>();
    private long[] places = new long[0];
    private int written;
    private @Nullable RowBlock last;

    RunRows(RowSpace space) {
        this.space = space;
    }

    /** A block with room for another row. */
    RowBlock next() {
        if (last == null) {
            last = new RowBlock();
        } else if (last.isFull()) {
            // Rows stay in their order only if none goes to memory once one is in the file.
            RowBlock empty = written == 0 ? space.takeBlock() : null;
            if (empty == null) {
                write(last);
                last.clear();
            } else {
                held.add(last);
                last = empty;
            }
        }
        return last;
    }

    private void write(RowBlock block) {
        if (written == places.length) {
            places = Arrays.copyOf(places, Math.max(16, 2 * written));
        }
        places[written++] = space.write(block);
    }

    long size() {
        long full = (long) (held.size() + written) * RowBlock.ROWS;
        return last == null ? full : full + last.size();
    }

    /** Shows the blocks in their order; those from the file are read each time. */
    void forEach(Consumer<RowBlock> consumer) {
        held.forEach(consumer);
        for (int i = 0; i < written; i++) {
            consumer.accept(space.read(places[i]));
        }
        if (last != null) {
            consumer.accept(last);
        }
    }

    /** Forgets all rows. */
    void clear() {
        space.giveBack(held);
        held.clear();
        written = 0;
        last = null;
    }
}
