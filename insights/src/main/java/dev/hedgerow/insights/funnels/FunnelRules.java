package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.query.Attribution;
import dev.hedgerow.insights.query.FunnelOrder;

/**
 * A funnel as its machines see it.
 *
 * @param steps how many there are
 * @param window the microseconds an attempt may take from its first step on, the end included
 * @param optional one bit per step that may be left out, from the lowest
 * @param attribution which breakdown value an attempt is counted under
 * @param attributionStep the step, from 0, that must have the value with {@link Attribution#STEP}
 */
record FunnelRules(
        int steps,
        long window,
        FunnelOrder order,
        int optional,
        Attribution attribution,
        int attributionStep) {

    /** Whether a step, counted from 0, may be left out. */
    boolean isOptional(int step) {
        return (optional >> step & 1) != 0;
    }
}
