package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.sequence.ActorIndex;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The actors that a correlation compares, and the time in which their events count (rule 41). */
public final class Entrants {
    private final ActorIndex actors;
    // An element per actor, since each is written by the thread of the actor's run.
    private final boolean[] entered;
    private final boolean[] converted;
    private final long[] starts;
    private final long[] ends;

    private Entrants(ActorIndex actors) {
        this.actors = actors;
        this.entered = new boolean[actors.size()];
        this.converted = new boolean[actors.size()];
        this.starts = new long[actors.size()];
        this.ends = new long[actors.size()];
        Arrays.fill(ends, Long.MIN_VALUE);
    }

    /**
     * Those who did a step of the funnel; uses up the rows, which must have names.
     *
     * @param step as {@link dev.hedgerow.insights.query.FunnelsActorsQuery#step()}
     */
    public static Entrants of(
            FunnelPlan plan, FunnelRows rows, @Nullable Integer step, Runnable stillWanted) {
        Entrants entrants = new Entrants(rows.actors());
        FunnelStep asked = FunnelStep.of(step, plan);
        int last = plan.rules().steps();
        Attempts.Sink sink =
                (actor, _, attempt) -> {
                    if (asked.isOf(attempt)) {
                        int number = rows.actors().find(actor);
                        entrants.add(number, attempt, last, plan.rules().window());
                    }
                };
        new Attempts(plan, rows, stillWanted).forEach(sink);
        return entrants;
    }

    private void add(int actor, Attempt attempt, int last, long window) {
        boolean isConverted = attempt.reached() == last;
        entered[actor] = true;
        converted[actor] = isConverted;
        starts[actor] = attempt.time(0);
        ends[actor] = isConverted ? attempt.time(last - 1) : attempt.time(0) + window;
    }

    ActorIndex actors() {
        return actors;
    }

    /** The numbers of all who entered. */
    IntStream entered() {
        return IntStream.range(0, entered.length).filter(actor -> entered[actor]);
    }

    boolean isEntered(int actor) {
        return entered[actor];
    }

    boolean isConverted(int actor) {
        return converted[actor];
    }

    /** Whether an event of an actor comes after the first step and before the end. */
    boolean isDuring(int actor, long time) {
        return entered[actor] && time > starts[actor] && time < ends[actor];
    }

    int successes() {
        return (int) entered().filter(this::isConverted).count();
    }

    int failures() {
        return (int) entered().count() - successes();
    }
}
