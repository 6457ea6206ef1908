package dev.hedgerow.insights.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing by which an answer is split. */
public sealed interface Breakdown {

    /**
     * By the values of a property.
     *
     * @param cleanPath whether the project's rules for cleaning paths apply, before anything else
     * @param normalizeUrl whether URLs lose their trailing {@code /}, {@code ?} and {@code #}, and
     *     become {@code /} when nothing is left
     * @param histogramBins the number of bins of equal width for numbers; null for values as they
     *     are
     */
    record ByProperty(
            PropertySubject subject,
            String key,
            boolean cleanPath,
            boolean normalizeUrl,
            @Nullable Integer histogramBins)
            implements Breakdown {}

    /** By the value of an expression. */
    record ByHogql(String expression) implements Breakdown {}

    /** By membership in cohorts; {@link #ALL_USERS} stands for everybody. */
    record ByCohort(List<Long> cohortIds) implements Breakdown {
        /** The id of the pseudo-cohort {@code "all"}. */
        public static final long ALL_USERS = 0;

        public ByCohort {
            cohortIds = List.copyOf(cohortIds);
        }
    }
}
