package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.sequence.ActorRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far attempts came, by breakdown value. */
final class StepTallies implements Attempts.Sink {
    private final int steps;
    private final Map<Integer, StepTally> tallies = new HashMap<>();

    StepTallies(int steps) {
        this.steps = steps;
    }

    /** All of them in one. */
    static StepTallies of(int steps, List<StepTallies> parts) {
        StepTallies all = new StepTallies(steps);
        parts.forEach(part -> part.tallies.forEach((value, tally) -> all.of(value).addAll(tally)));
        return all;
    }

    @Override
    public void take(ActorRows rows, int value, Attempt attempt) {
        of(value).add(attempt);
    }

    boolean isEmpty() {
        return tallies.isEmpty();
    }

    Set<Integer> values() {
        return tallies.keySet();
    }

    /** The tally of a value, an empty one if need be. */
    StepTally of(int value) {
        return tallies.computeIfAbsent(value, _ -> empty());
    }

    /** A tally that is nobody's. */
    StepTally empty() {
        return new StepTally(steps);
    }
}
