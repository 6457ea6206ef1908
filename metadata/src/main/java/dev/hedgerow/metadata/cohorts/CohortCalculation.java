package dev.hedgerow.metadata.cohorts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code cohort_calculations}: how often a cohort was counted.
 *
 * @param filters JSON of the cohort's criteria then
 * @param personCount null when it failed
 * @param error null when it worked
 */
public record CohortCalculation(
        long id,
        long cohortId,
        String filters,
        @Nullable Long personCount,
        @Nullable String error,
        Instant startedAt,
        Instant finishedAt) {}
