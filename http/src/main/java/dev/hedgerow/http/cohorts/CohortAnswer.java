package dev.hedgerow.http.cohorts;

import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.cohorts.Cohort;
import dev.hedgerow.metadata.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A cohort as the API shows it.
 *
 * @param groups the older form of {@code filters}, which is turned into them: always empty
 * @param query what a static cohort began with; null for none
 * @param version raised whenever criteria or members change
 * @param count the persons at the last calculation; null before the first
 * @param cohortType static or dynamic
 * @param experimentSet always empty: there are no experiments
 */
public record CohortAnswer(
        long id,
        @Nullable String name,
        String description,
        List<JsonNode> groups,
        boolean deleted,
        JsonNode filters,
        @Nullable JsonNode query,
        long version,
        long pendingVersion,
        boolean isCalculating,
        @Nullable UserSummary createdBy,
        Instant createdAt,
        @Nullable Instant lastCalculation,
        int errorsCalculating,
        @Nullable String lastErrorMessage,
        @Nullable Long count,
        boolean isStatic,
        String cohortType,
        List<Long> experimentSet) {

    static CohortAnswer of(Cohort cohort, @Nullable UserSummary createdBy) {
        return new CohortAnswer(
                cohort.id(),
                cohort.name(),
                cohort.description(),
                List.of(),
                cohort.deleted(),
                Json.parse(cohort.filters()),
                cohort.query() == null ? null : Json.parse(cohort.query()),
                cohort.version(),
                cohort.version(),
                cohort.isCalculating(),
                createdBy,
                cohort.createdAt(),
                cohort.lastCalculation(),
                cohort.errorsCalculating(),
                cohort.lastError(),
                cohort.personCount(),
                cohort.isStatic(),
                cohort.isStatic() ? "static" : "dynamic",
                List.of());
    }
}
