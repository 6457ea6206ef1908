package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.Attribution;
import dev.hedgerow.insights.sequence.ActorRows;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Finds how many different steps an actor does within a window, in any order (funnels rules 3, 5
 * and 18).
 *
 * <p>Events wait in one queue per step, the oldest first. An event that can be several steps is the
 * one whose last event is the oldest. Events leave from the front when the window has moved on, or
 * when all steps are done. An exclusion empties all queues; the first step stays counted.
 *
 * <p>Not for sharing between threads; reuses its memory from actor to actor.
 */
final class UnorderedMachine {

    /** Told of every event that leaves its queue, being the oldest. */
    interface Leaving {
        /**
         * @param time when the event happened
         * @param stepsDone how many different steps were done within a window from it on
         */
        void left(long time, int stepsDone);
    }

    private final FunnelRules rules;
    private final FunnelItems items;
    private final Kept kept;
    private final StepQueue[] queues;
    private final Attempt best;
    private int filled;

    UnorderedMachine(FunnelRules rules, FunnelItems items) {
        this.rules = rules;
        this.items = items;
        this.kept = new Kept(rules, items);
        this.queues = new StepQueue[rules.steps()];
        for (int step = 0; step < queues.length; step++) {
            queues[step] = new StepQueue();
        }
        this.best = new Attempt(rules.steps());
    }

    /**
     * The first attempt with the most steps, in the order they were done; valid until the next
     * call.
     */
    Attempt run(ActorRows rows, int value) {
        reset(rows, value);
        for (int place = 0; place < kept.size() && best.reached() < rules.steps(); place++) {
            take(place, value, (_, _) -> remember());
            if (filled == rules.steps()) {
                remember();
            }
        }
        remember();
        return best;
    }

    /** Runs through all rows and tells of every event as the start of an attempt. */
    void runAll(ActorRows rows, int value, Leaving leaving) {
        reset(rows, value);
        for (int place = 0; place < kept.size(); place++) {
            take(place, value, leaving);
        }
        for (int oldest = oldest(); oldest >= 0; oldest = oldest()) {
            leave(oldest, leaving);
        }
    }

    private void reset(ActorRows rows, int value) {
        best.close();
        empty();
        kept.select(rows, value);
    }

    private void empty() {
        for (StepQueue queue : queues) {
            queue.clear();
        }
        filled = 0;
    }

    private void take(int place, int value, Leaving leaving) {
        long time = kept.time(place);
        int oldest = oldest();
        while (oldest >= 0
                && (filled == rules.steps() || time - frontTime(oldest) > rules.window())) {
            leave(oldest, leaving);
            oldest = oldest();
        }
        int item = kept.item(place);
        int steps = items.steps(item);
        if (steps == 0) {
            if (items.exclusions(item) != 0) {
                empty();
            }
            return;
        }
        boolean otherValue =
                rules.attribution() == Attribution.STEP
                        && filled == rules.attributionStep()
                        && items.value(item) != value;
        if (!otherValue) {
            StepQueue queue = queues[longestAgo(steps)];
            filled += queue.isEmpty() ? 1 : 0;
            queue.add(place);
        }
    }

    private void leave(int step, Leaving leaving) {
        leaving.left(frontTime(step), filled);
        queues[step].removeFront();
        filled -= queues[step].isEmpty() ? 1 : 0;
    }

    private long frontTime(int step) {
        return kept.time(queues[step].front());
    }

    /** The step whose first event is the oldest; -1 when there is no event. */
    private int oldest() {
        int oldest = -1;
        for (int step = 0; step < queues.length; step++) {
            if (!queues[step].isEmpty() && (oldest < 0 || frontTime(step) < frontTime(oldest))) {
                oldest = step;
            }
        }
        return oldest;
    }

    /** Of several steps, the one that has no event, or whose last event is the oldest. */
    private int longestAgo(int steps) {
        int chosen = -1;
        long chosenTime = 0;
        for (int step = 0; step < queues.length; step++) {
            if ((steps >> step & 1) != 0) {
                long last =
                        queues[step].isEmpty() ? Long.MIN_VALUE : kept.time(queues[step].back());
                if (chosen < 0 || last < chosenTime) {
                    chosen = step;
                    chosenTime = last;
                }
            }
        }
        return chosen;
    }

    /** Keeps what the fronts of the queues are, if that is more than ever before. */
    private void remember() {
        if (filled <= best.reached()) {
            return;
        }
        Integer[] fronts =
                Arrays.stream(queues)
                        .filter(queue -> !queue.isEmpty())
                        .map(StepQueue::front)
                        .sorted(Comparator.comparingLong(kept::time))
                        .toArray(Integer[]::new);
        best.await(kept.time(fronts[0]));
        for (int step = 0; step < fronts.length; step++) {
            best.reach(step, kept.time(fronts[step]), kept.row(fronts[step]), false);
        }
    }
}
