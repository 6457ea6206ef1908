package dev.hedgerow.insights.sequence;

/**
 * Puts the rows of a run together by actor: shown all blocks twice in the same order, it numbers
 * the actors first, then knows the place of each row. One thread only.
 */
final class RunSorter {
    private final PairIndex actors = new PairIndex();
    private final int[] actorOf;
    private int numbered;

    /**
     * @param size how many rows the run has
     */
    RunSorter(int size) {
        this.actorOf = new int[size];
    }

    /** Numbers the actors of a block. */
    void number(RowBlock block) {
        for (int i = 0; i < block.size(); i++) {
            actorOf[numbered++] = actors.of(block.key(i), block.secondKey(i));
        }
    }

    /** Where the rows go, when the actors of all blocks have numbers. */
    Places places() {
        return new Places();
    }

    /** The rows by actor. */
    final class Places {
        private final SortedRows sorted = new SortedRows(actors, ends(), actorOf.length);
        private final int[] next = sorted.starts();
        private int placed;

        /** Puts the rows of a block in their places. */
        void put(RowBlock block, PackedRows.Part part) {
            for (int i = 0; i < block.size(); i++) {
                int place = next[actorOf[placed++]]++;
                sorted.put(place, block.time(i), part.item(block.item(i)));
            }
        }

        SortedRows sorted() {
            sorted.sort();
            return sorted;
        }
    }

    private int[] ends() {
        int[] ends = new int[actors.size() + 1];
        for (int actor : actorOf) {
            ends[actor + 1]++;
        }
        for (int actor = 0; actor < actors.size(); actor++) {
            ends[actor + 1] += ends[actor];
        }
        return ends;
    }
}
