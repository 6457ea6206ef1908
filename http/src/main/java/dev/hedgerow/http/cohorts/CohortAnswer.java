package dev.hedgerow.http.cohorts;

import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.cohorts.Cohort;
import dev.hedgerow.metadata.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A cohort as the API shows it.
 *
 * @param count the persons at the last calculation; null before the first
 */
public record CohortAnswer(
        long id,
        @Nullable String name,
        String description,
        boolean deleted,
        JsonNode filters,
        boolean isCalculating,
        @Nullable UserSummary createdBy,
        Instant createdAt,
        @Nullable Instant lastCalculation,
        int errorsCalculating,
        @Nullable Long count,
        boolean isStatic) {

    static CohortAnswer of(Cohort cohort, @Nullable UserSummary createdBy) {
        return new CohortAnswer(
                cohort.id(),
                cohort.name(),
                cohort.description(),
                cohort.deleted(),
                Json.parse(cohort.filters()),
                cohort.isCalculating(),
                createdBy,
                cohort.createdAt(),
                cohort.lastCalculation(),
                cohort.errorsCalculating(),
                cohort.personCount(),
                cohort.isStatic());
    }
}
