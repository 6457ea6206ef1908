package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.TrendsQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point of a trend, as a reader clicks on it.
 *
 * @param series from 0
 * @param day the start of a bucket as answers show it, or any time in it; null for the whole range
 * @param breakdown the values of the breakdowns, in order; empty for all of them
 * @param previous whether it is of the period compared with
 */
public record TrendsPoint(
        int series, @Nullable String day, List<String> breakdown, boolean previous) {
    public TrendsPoint {
        breakdown = List.copyOf(breakdown);
    }

    /** Whether it is of the row of everything beyond the limit. */
    public boolean isOther() {
        return breakdown.contains(BreakdownValues.OTHER);
    }

    /** The cohort of a cohort breakdown; null without. */
    @Nullable Long cohort(TrendsQuery query) {
        boolean byCohort =
                query.breakdown().breakdowns().stream().anyMatch(ByCohort.class::isInstance);
        if (!byCohort || breakdown.isEmpty()) {
            return null;
        }
        String value = breakdown.getFirst();
        try {
            return value.equals("all") ? ByCohort.ALL_USERS : Long.parseLong(value);
        } catch (NumberFormatException noCohort) {
            throw QueryException.invalid(
                    "'" + value + "' is not the id of a cohort", "query.source.breakdown");
        }
    }
}
