package dev.hedgerow.insights.sequence;

import java.util.ArrayList;
import java.util.List;
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
    private final Runnable stillWanted;

    /**
     * @param stillWanted throws when the answer is no longer wanted, or takes too long; called by
     *     several threads
     */
    public ActorRuns(List<PackedRows.Part> parts, Runnable stillWanted) {
        this.parts = List.copyOf(parts);
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

    private <W extends Consumer<ActorRows>> W walk(int run, W walker) {
        stillWanted.run();
        SortedRows sorted = sort(run);
        for (int actor = 0; actor < sorted.actors(); actor++) {
            if (actor % CHECK_EVERY == 0) {
                stillWanted.run();
            }
            walker.accept(sorted.of(actor));
        }
        return walker;
    }

    /** Numbers the actors of a run, then puts their rows together. */
    private SortedRows sort(int run) {
        List<List<RowBlock>> blocks = new ArrayList<>();
        int size = 0;
        for (PackedRows.Part part : parts) {
            List<RowBlock> ofPart = part.take(run);
            for (RowBlock block : ofPart) {
                size = Math.addExact(size, block.size());
            }
            blocks.add(ofPart);
        }
        PairIndex actors = new PairIndex();
        int[] actorOf = new int[size];
        int row = 0;
        for (List<RowBlock> ofPart : blocks) {
            for (RowBlock block : ofPart) {
                for (int i = 0; i < block.size(); i++) {
                    actorOf[row++] = actors.of(block.key(i), block.secondKey(i));
                }
            }
        }
        SortedRows sorted = new SortedRows(actors, ends(actorOf, actors.size()), size);
        int[] next = sorted.starts();
        row = 0;
        for (int part = 0; part < parts.size(); part++) {
            PackedRows.Part numbers = parts.get(part);
            for (RowBlock block : blocks.get(part)) {
                for (int i = 0; i < block.size(); i++) {
                    sorted.put(next[actorOf[row++]]++, block.time(i), numbers.item(block.item(i)));
                }
            }
        }
        sorted.sort();
        return sorted;
    }

    private static int[] ends(int[] actorOf, int actors) {
        int[] ends = new int[actors + 1];
        for (int actor : actorOf) {
            ends[actor + 1]++;
        }
        for (int actor = 0; actor < actors; actor++) {
            ends[actor + 1] += ends[actor];
        }
        return ends;
    }
}
