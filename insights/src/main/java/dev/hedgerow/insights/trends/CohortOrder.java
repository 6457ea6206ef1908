package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.query.Breakdown.ByCohort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order of the rows of a cohort breakdown: as other breakdown values are, by series and in it
 * by total downwards; but with "all users" among them, cohort by cohort as they were asked for.
 */
final class CohortOrder {
    private static final Comparator<Line> BY_SERIES =
            Comparator.comparing(Line::previous)
                    .thenComparingInt(Line::index)
                    .thenComparingDouble(line -> -BreakdownOrder.total(line.data()))
                    .thenComparing(line -> String.valueOf(line.cohortId()));

    private CohortOrder() {}

    /** Lines in order; those without a cohort stay as they are. */
    static List<Line> sorted(List<Line> lines) {
        boolean isByCohort =
                lines.stream()
                        .allMatch(line ->
                                line.cohortId() != null && line.cohortId() != ByCohort.ALL_USERS);
        if (!isByCohort) {
            return lines;
        }
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(BY_SERIES);
        return sorted;
    }
}
