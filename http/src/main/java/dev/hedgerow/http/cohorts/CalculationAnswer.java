package dev.hedgerow.http.cohorts;

import dev.hedgerow.metadata.cohorts.CohortCalculation;
import dev.hedgerow.metadata.json.Json;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One time that a cohort was counted.
 *
 * @param filters its criteria then
 */
public record CalculationAnswer(
        long id,
        JsonNode filters,
        @Nullable Long count,
        Instant startedAt,
        Instant finishedAt,
        @Nullable String error,
        double durationSeconds,
        boolean isCompleted,
        boolean isSuccessful) {

    private static final double MILLIS = 1000;

    static CalculationAnswer of(CohortCalculation calculation) {
        return new CalculationAnswer(
                calculation.id(),
                Json.parse(calculation.filters()),
                calculation.personCount(),
                calculation.startedAt(),
                calculation.finishedAt(),
                calculation.error(),
                Duration.between(calculation.startedAt(), calculation.finishedAt()).toMillis()
                        / MILLIS,
                true,
                calculation.error() == null);
    }
}
