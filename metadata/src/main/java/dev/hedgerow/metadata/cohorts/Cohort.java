package dev.hedgerow.metadata.cohorts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code cohorts}.
 *
 * @param filters JSON object {@code {"properties": {"type", "values"}}}; empty for static cohorts
 * @param isStatic true when its members are listed in {@code cohort_people}
 * @param personCount at the last calculation
 */
public record Cohort(
        long id,
        long projectId,
        @Nullable String name,
        String description,
        String filters,
        boolean isStatic,
        boolean deleted,
        boolean isCalculating,
        @Nullable Instant lastCalculation,
        int errorsCalculating,
        @Nullable Long personCount,
        Instant createdAt,
        @Nullable Long createdBy) {}
