package dev.hedgerow.insights.funnels;

/**
 * Between which steps a trend counts conversions.
 *
 * @param from the step that makes an entry, from 0
 * @param to the step that makes a conversion, from 0
 */
record EntrySteps(int from, int to) {

    static EntrySteps of(FunnelPlan plan) {
        Integer first = plan.query().filter().fromStep();
        Integer last = plan.query().filter().toStep();
        return new EntrySteps(
                first == null ? 0 : first, last == null ? plan.rules().steps() - 1 : last);
    }

    /** Whether an attempt counts as entered. */
    boolean isEntered(int reached) {
        return reached > from;
    }

    boolean isConverted(int reached) {
        return reached > to;
    }
}
