package dev.hedgerow.insights.sequence;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The rows of all parts, in runs of some actors each. Runs are sorted and walked on all processors,
 * and forgotten afterwards, so only the runs under way are in memory twice.
 */
public final class ActorRuns {
    private static final int CHECK_EVERY = 1 << 10;

    private final List<PackedRows.Part> parts;
    private final RowSpace space;
    private final Runnable stillWanted;

    /**
     * @param space where the rows of the parts are
     * @param stillWanted throws when the answer is no longer wanted, or takes too long; called by
     *     several threads
     */
    public ActorRuns(List<PackedRows.Part> parts, RowSpace space, Runnable stillWanted) {
        this.parts = List.copyOf(parts);
        this.space = space;
        this.stillWanted = stillWanted;
    }

    /**
     * Gives each actor's rows, in the order of time, to the walker of its run; rows of one actor
     * and part at one time stay in the order they came in. Uses up the rows.
     *
     * @param walkers makes one walker per run, which one thread uses
     * @return the walkers in the order of the runs, so that what they found is always put together
     *     in the same order
     */
    public <W extends Consumer<ActorRows>> List<W> walk(Supplier<W> walkers) {
        return IntStream.range(0, PackedRows.RUNS)
                .parallel()
                .mapToObj(run -> walk(run, walkers.get()))
                .toList();
    }

    /**
     * As {@link #walk}, for walkers that find the same in whatever order actors come: one of them
     * walks many runs.
     *
     * @param walkers makes one walker per thread
     * @return the walkers in any order
     */
    public <W extends Consumer<ActorRows>> List<W> walkInAnyOrder(Supplier<W> walkers) {
        Deque<W> idle = new ConcurrentLinkedDeque<>();
        IntStream.range(0, PackedRows.RUNS)
                .parallel()
                .forEach(run -> {
                    W walker = idle.pollFirst();
                    idle.addFirst(walk(run, walker == null ? walkers.get() : walker));
                });
        return List.copyOf(idle);
    }

    private <W extends Consumer<ActorRows>> W walk(int run, W walker) {
        stillWanted.run();
        int size = size(run);
        space.awaitSorting(size, stillWanted);
        try {
            SortedRows sorted = sort(run, size);
            for (int actor = 0; actor < sorted.actors(); actor++) {
                if (actor % CHECK_EVERY == 0) {
                    stillWanted.run();
                }
                walker.accept(sorted.of(actor));
            }
        } finally {
            space.sorted(size);
        }
        return walker;
    }

    private int size(int run) {
        long size = 0;
        for (PackedRows.Part part : parts) {
            size += part.run(run).size();
        }
        return (int) Math.min(size, Integer.MAX_VALUE); // Refused, as more than may be sorted.
    }

    private SortedRows sort(int run, int size) {
        RunSorter sorter = new RunSorter(size);
        for (PackedRows.Part part : parts) {
            stillWanted.run();
            part.run(run).forEach(sorter::number);
        }
        RunSorter.Places places = sorter.places();
        for (PackedRows.Part part : parts) {
            stillWanted.run();
            part.run(run).forEach(block -> places.put(block, part));
            part.run(run).clear();
        }
        return places.sorted();
    }
}
