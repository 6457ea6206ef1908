package dev.hedgerow.insights.trends;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one series, or one formula, in one period for one breakdown value. No record,
 * because it holds an array.
 */
final class Line {
    private final int index;
    private final boolean previous;
    private final @Nullable Long cohortId;
    private final List<String> breakdown;
    private final double[] data;

    /**
     * @param index which series or formula, from 0
     * @param cohortId the cohort; null without a cohort breakdown
     * @param breakdown the values of the breakdowns; empty without
     * @param data one number per bucket, or one in all; not copied
     */
    Line(
            int index,
            boolean previous,
            @Nullable Long cohortId,
            List<String> breakdown,
            double[] data) {
        this.index = index;
        this.previous = previous;
        this.cohortId = cohortId;
        this.breakdown = List.copyOf(breakdown);
        this.data = data;
    }

    int index() {
        return index;
    }

    boolean previous() {
        return previous;
    }

    @Nullable Long cohortId() {
        return cohortId;
    }

    List<String> breakdown() {
        return breakdown;
    }

    double[] data() {
        return data;
    }
}
