package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.QueryException;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked for by a step: those who did a step, and not another (funnels rules 12 and 27).
 *
 * @param done the step, from 0, that they did
 * @param notDone the step, from 0, that they did not do; -1 for none
 */
record FunnelStep(int done, int notDone) {

    /**
     * Reads a step.
     *
     * @param step {@code k} or {@code -k}, from 1; null for the first
     */
    static FunnelStep of(@Nullable Integer step, FunnelPlan plan) {
        int asked = step == null ? 1 : step;
        if (asked == 0 || asked == -1 || Math.abs(asked) > plan.rules().steps()) {
            throw QueryException.invalid(
                    "Funnel step can be 1 to the number of steps, or -2 and below for those who"
                            + " dropped off.",
                    "query.source.funnelStep");
        }
        return asked > 0
                ? new FunnelStep(asked - 1, -1)
                : new FunnelStep(requiredBefore(-asked - 1, plan.rules()), -asked - 1);
    }

    private static int requiredBefore(int step, FunnelRules rules) {
        int before = step - 1;
        while (before > 0 && rules.isOptional(before)) {
            before--;
        }
        return before;
    }

    boolean isOf(Attempt attempt) {
        return attempt.did(done) && (notDone < 0 || !attempt.did(notDone));
    }
}
