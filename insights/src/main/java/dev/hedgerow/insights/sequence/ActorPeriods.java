package dev.hedgerow.insights.sequence;

import dev.hedgerow.store.RowChunk;
import java.util.Arrays;

/**
 * A period of time for each of some actors, both ends included. Several threads may write, each for
 * actors of its own.
 */
public final class ActorPeriods {
    private final ActorIndex actors;
    private final long[] starts;
    private final long[] ends;

    /**
     * @param actors all that can have a period
     */
    public ActorPeriods(ActorIndex actors) {
        this.actors = actors;
        this.starts = new long[actors.size()];
        this.ends = new long[actors.size()];
        Arrays.fill(starts, Long.MAX_VALUE);
        Arrays.fill(ends, Long.MIN_VALUE);
    }

    /** Gives an actor a period in microseconds since 1970 UTC, in place of the one before. */
    public void put(int actor, long start, long end) {
        starts[actor] = start;
        ends[actor] = end;
    }

    /** Whether a time is in the period of the actor in a column; false for one without. */
    public boolean contain(RowChunk chunk, int column, int row, long time) {
        int actor = actors.find(chunk, column, row);
        return actor >= 0 && starts[actor] <= time && time <= ends[actor];
    }
}
