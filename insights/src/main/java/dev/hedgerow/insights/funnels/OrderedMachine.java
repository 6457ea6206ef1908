package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.Attribution;
import dev.hedgerow.insights.query.FunnelOrder;
import dev.hedgerow.insights.sequence.ActorRows;

/**
 * Finds the attempt that counts in a funnel whose steps come one after the other (ordered and
 * strict; funnels rules 7 to 17).
 *
 * <p>For every step it holds the latest attempt that has reached it. A row takes an attempt from
 * the step before to its own step, within the window; rows are tried against the highest steps
 * first, so that one event never is two steps. The attempt that counts is the first that went
 * furthest. An exclusion marks the attempt it hits; a marked attempt goes nowhere, but if it would
 * have gone further than any other, it is the one that counts, and the actor is out.
 *
 * <p>In a strict funnel a row ends every attempt that it does not continue, unless it is once more
 * the step that the attempt has just done.
 *
 * <p>Rows of one instant have no order. If they differ, they are tried from the lowest step to the
 * highest, each for one step, and exclusions and strictness do not apply among them.
 *
 * <p>Not for sharing between threads; reuses its memory from actor to actor.
 */
final class OrderedMachine {
    private static final int NONE = -1;

    private final FunnelRules rules;
    private final FunnelItems items;
    private final Attempt[] attempts;
    private final Attempt best;
    private final Attempt next;
    private final Kept kept;
    private int value;
    private boolean lost;
    private Entries entries = Entries.ANY;

    OrderedMachine(FunnelRules rules, FunnelItems items) {
        this.rules = rules;
        this.items = items;
        this.attempts = new Attempt[rules.steps() + 1];
        for (int step = 0; step <= rules.steps(); step++) {
            attempts[step] = new Attempt(rules.steps());
        }
        this.best = new Attempt(rules.steps());
        this.next = new Attempt(rules.steps());
        this.kept = new Kept(rules, items);
    }

    /**
     * The attempt that counts, valid until the next call; one that has reached nothing when there
     * is none, or when an exclusion hit it.
     *
     * @param countedValue the breakdown value asked about
     */
    Attempt run(ActorRows rows, int countedValue, Entries countedEntries) {
        value = countedValue;
        entries = countedEntries;
        lost = false;
        best.close();
        for (Attempt attempt : attempts) {
            attempt.close();
        }
        kept.select(rows, value);
        int place = kept.firstFrom(entries.from());
        while (place < kept.size() && !attempts[rules.steps()].isOpen()) {
            long time = kept.time(place);
            if (time >= entries.to() && time - entries.to() >= rules.window()) {
                break;
            }
            place = instant(place, time);
        }
        if (best.isExcluded()) {
            best.close();
        }
        return best;
    }

    /** Whether an attempt of the last run would have gone on after an exclusion, and is out. */
    boolean isLost() {
        return lost;
    }

    /** Takes all rows of one instant; returns the place after them. */
    private int instant(int from, long time) {
        int to = from + 1;
        boolean alike = true;
        while (to < kept.size() && kept.time(to) == time) {
            alike &= kept.matchesSame(from, to);
            to++;
        }
        attempts[0].await(time);
        if (alike) {
            for (int place = from; place < to; place++) {
                event(place, time);
            }
        } else {
            together(from, to, time);
        }
        return to;
    }

    private void event(int place, long time) {
        int item = kept.item(place);
        int exclusions = items.exclusions(item);
        for (int reached = rules.steps() - 1; reached > 0 && exclusions != 0; reached--) {
            if ((exclusions >> (reached - 1) & 1) != 0) {
                exclude(reached, time);
            }
        }
        int steps = stepsOf(item, time);
        for (int step = rules.steps() - 1; step >= 0; step--) {
            if ((steps >> step & 1) != 0) {
                advance(step, place, time, false);
            }
        }
        if (rules.order() == FunnelOrder.STRICT) {
            int matched = items.steps(item);
            for (int step = 0; step < rules.steps(); step++) {
                if ((matched >> step & 1) == 0) {
                    attempts[step + 1].close();
                }
            }
        }
    }

    private void together(int from, int to, long time) {
        for (int step = 0; step < rules.steps(); step++) {
            for (int place = from; place < to; place++) {
                if ((stepsOf(kept.item(place), time) >> step & 1) != 0) {
                    advance(step, place, time, true);
                }
            }
        }
    }

    /** The steps that a row can be; never the first one outside the period of entry. */
    private int stepsOf(int item, long time) {
        int steps = items.steps(item);
        return entries.contain(time) ? steps : steps & ~1;
    }

    private void exclude(int reached, long time) {
        int from = previous(reached, time);
        if (from == NONE || isReached(reached, from) || attempts[from].isExcluded()) {
            return;
        }
        attempts[from].exclude();
        if (best.reached() == from && best.isWithin(rules.window(), time)) {
            best.exclude();
            lost = false;
        }
    }

    private void advance(int step, int place, long time, boolean together) {
        int from = previous(step, time);
        if (from == NONE || isReached(step, from)) {
            return;
        }
        Attempt previous = attempts[from];
        int row = kept.row(place);
        if (isOfOtherValue(from, kept.item(place)) || (together && previous.uses(row))) {
            return;
        }
        next.copy(previous);
        next.reach(step, time, row, rules.isOptional(step));
        if (!previous.isExcluded()) {
            attempts[step + 1].copy(next);
        }
        boolean further = step + 1 > best.reached();
        if (further || (step + 1 == best.reached() && best.isExcluded())) {
            best.copy(next);
            lost = previous.isExcluded();
        }
    }

    /** Whether the attribution is to the step that is due, and a row has another value there. */
    private boolean isOfOtherValue(int done, int item) {
        return rules.attribution() == Attribution.STEP
                && rules.attributionStep() == done
                && items.value(item) != value;
    }

    private boolean isReached(int step, int from) {
        return attempts[step + 1].hasSameStart(attempts[from]);
    }

    /**
     * How many steps the attempt has done that a step, from 0, can continue; optional ones aside.
     */
    private int previous(int step, long time) {
        int from = step;
        while (from > 0
                && !attempts[from].isWithin(rules.window(), time)
                && rules.isOptional(from - 1)) {
            from--;
        }
        return attempts[from].isWithin(rules.window(), time) ? from : NONE;
    }
}
