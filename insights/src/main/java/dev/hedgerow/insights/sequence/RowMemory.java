package dev.hedgerow.insights.sequence;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How many rows the funnels and paths of the whole server may hold in memory: those that wait to be
 * sorted, where more of them go to files, and those that are being sorted, where more of them wait.
 * Thread-safe.
 */
public final class RowMemory {
    /** The rest is for what is being sorted, names and the other requests. */
    private static final double PART_FOR_WAITING = 0.4;

    private static final double PART_FOR_SORTING = 0.3;

    /**
     * A run is sorted into 12 bytes a row beside 4 of numbers; 12 more are for its longest actor.
     */
    private static final int SORTING_BYTES = 28;

    private final AtomicLong freeBlocks;

    // What has been used is used again, since the collector would copy each new block once or
    // twice; but it may have them where memory is short.
    private volatile SoftReference<Deque<RowBlock>> used = new SoftReference<>(null);
    private final int mostSorted;
    private final Semaphore freeToSort;
    private final Path folder;

    private RowMemory(long blocks, int sorted, Path folder) {
        this.freeBlocks = new AtomicLong(blocks);
        this.mostSorted = sorted;
        this.freeToSort = new Semaphore(sorted);
        this.folder = folder;
    }

    /**
     * Exactly as much as is said.
     *
     * @param blocks how many blocks of 512 rows may wait in memory
     * @param sorted how many rows may be sorted at a time
     * @param folder where rows are that find no room; made when there are any
     */
    public static RowMemory of(long blocks, int sorted, Path folder) {
        return new RowMemory(blocks, sorted, folder);
    }

    /**
     * A share of the memory that Java was given.
     *
     * @param folder where rows are that find no room; made when there are any
     */
    public static RowMemory ofHeap(Path folder) {
        long heap = Runtime.getRuntime().maxMemory();
        long blockBytes = (long) RowBlock.ROWS * RowBlock.ROW_BYTES;
        return new RowMemory(
                (long) (heap * PART_FOR_WAITING / blockBytes),
                (int) Math.min(Integer.MAX_VALUE, heap * PART_FOR_SORTING / SORTING_BYTES),
                folder);
    }

    /** The room of one calculation. */
    public RowSpace open() {
        return new RowSpace(this, folder);
    }

    /** An empty block in place of a full one that stays in memory; null where that has no room. */
    @Nullable RowBlock takeBlock() {
        if (freeBlocks.decrementAndGet() < 0) {
            freeBlocks.incrementAndGet();
            return null;
        }
        Deque<RowBlock> blocks = used.get();
        RowBlock block = blocks == null ? null : blocks.pollFirst();
        return block == null ? new RowBlock() : block;
    }

    /** Takes back blocks that were full. */
    void giveBack(List<RowBlock> blocks) {
        freeBlocks.addAndGet(blocks.size());
        Deque<RowBlock> kept = used.get();
        if (kept == null) {
            kept = new ConcurrentLinkedDeque<>();
            used = new SoftReference<>(kept);
        }
        for (RowBlock block : blocks) {
            block.clear();
            kept.addFirst(block);
        }
    }

    /** Leaves blocks that were full to the collector. */
    void forget(int blocks) {
        freeBlocks.addAndGet(blocks);
    }

    /** Forgets memory that nobody uses. */
    public void trim() {
        used = new SoftReference<>(null);
    }

    /** How many rows may be sorted at a time. */
    int mostSorted() {
        return mostSorted;
    }

    /** What rows that are being sorted take one permit each of. */
    Semaphore freeToSort() {
        return freeToSort;
    }
}
