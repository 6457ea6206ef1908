package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.sequence.ActorIndex;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The actors that a correlation compares, and the time in which their events count (rule 41). */
public final class Entrants {
    private final ActorIndex actors;
    private final BitSet entered = new BitSet();
    private final BitSet converted = new BitSet();
    private final long[] starts;
    private final long[] ends;

    private Entrants(ActorIndex actors) {
        this.actors = actors;
        this.starts = new long[actors.size()];
        this.ends = new long[actors.size()];
        Arrays.fill(ends, Long.MIN_VALUE);
    }

    /**
     * Those who did a step of the funnel; uses up the rows.
     *
     * @param step as {@link dev.hedgerow.insights.query.FunnelsActorsQuery#step()}
     */
    public static Entrants of(
            FunnelPlan plan, FunnelRows rows, @Nullable Integer step, Runnable stillWanted) {
        Entrants entrants = new Entrants(rows.actors());
        FunnelStep asked = FunnelStep.of(step, plan);
        int last = plan.rules().steps();
        new Attempts(plan, rows, stillWanted)
                .forEach((actor, _, attempt) -> {
                    if (asked.isOf(attempt)) {
                        entrants.add(actor.actor(), attempt, last, plan.rules().window());
                    }
                });
        return entrants;
    }

    private void add(int actor, Attempt attempt, int last, long window) {
        boolean isConverted = attempt.reached() == last;
        entered.set(actor);
        converted.set(actor, isConverted);
        starts[actor] = attempt.time(0);
        ends[actor] = isConverted ? attempt.time(last - 1) : attempt.time(0) + window;
    }

    ActorIndex actors() {
        return actors;
    }

    BitSet entered() {
        return entered;
    }

    boolean isEntered(int actor) {
        return entered.get(actor);
    }

    boolean isConverted(int actor) {
        return converted.get(actor);
    }

    /** Whether an event of an actor comes after the first step and before the end. */
    boolean isDuring(int actor, long time) {
        return entered.get(actor) && time > starts[actor] && time < ends[actor];
    }

    int successes() {
        return converted.cardinality();
    }

    int failures() {
        return entered.cardinality() - converted.cardinality();
    }
}
