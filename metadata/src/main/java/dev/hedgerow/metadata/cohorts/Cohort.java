package dev.hedgerow.metadata.cohorts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code cohorts}.
 *
 * @param filters JSON object {@code {"properties": {"type", "values"}}}; empty for static cohorts
 * @param query JSON of the query whose people a static cohort began with; null for none
 * @param isStatic true when its members are listed in {@code cohort_members}
 * @param personCount at the last calculation
 * @param lastError what went wrong at the last calculation; null when nothing did
 * @param version raised whenever its criteria or its members change
 */
public record Cohort(
        long id,
        long projectId,
        @Nullable String name,
        String description,
        String filters,
        @Nullable String query,
        boolean isStatic,
        boolean deleted,
        boolean isCalculating,
        @Nullable Instant lastCalculation,
        int errorsCalculating,
        @Nullable String lastError,
        @Nullable Long personCount,
        long version,
        Instant createdAt,
        @Nullable Long createdBy) {}
