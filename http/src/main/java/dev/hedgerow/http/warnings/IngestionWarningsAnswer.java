package dev.hedgerow.http.warnings;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.warnings.IngestionWarning;
import dev.hedgerow.metadata.warnings.IngestionWarnings.Summary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The warnings of the last thirty days.
 *
 * @param results by type, the latest first
 */
record IngestionWarningsAnswer(List<OfType> results) {

    /**
     * The warnings of one type.
     *
     * @param warnings at most fifty, the latest first
     * @param sparkline for each day that had some: how many, and the day
     */
    record OfType(
            String type,
            @JsonProperty("lastSeen") Instant lastSeen,
            List<Warning> warnings,
            long count,
            List<List<Object>> sparkline) {

        static OfType of(Summary summary) {
            return new OfType(
                    summary.type(),
                    summary.lastSeenAt(),
                    summary.examples().stream().map(Warning::of).toList(),
                    summary.count(),
                    summary.days().entrySet().stream()
                            .map(day -> point(day.getValue(), day.getKey()))
                            .toList());
        }

        private static List<Object> point(long count, LocalDate day) {
            return List.of(count, day);
        }
    }

    /** One warning. */
    record Warning(String type, Instant timestamp, JsonNode details) {
        static Warning of(IngestionWarning warning) {
            return new Warning(warning.type(), warning.lastSeenAt(), Json.parse(warning.details()));
        }
    }
}
