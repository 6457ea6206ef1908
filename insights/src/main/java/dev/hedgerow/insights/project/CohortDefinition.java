package dev.hedgerow.insights.project;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A cohort: people who meet its criteria, or people listed one by one.
 *
 * @param criteria {@code {"properties": {"type": "OR", "values": […]}}}; without properties for a
 *     static cohort
 * @param people those who are listed; empty for a cohort with criteria
 */
public record CohortDefinition(long id, String name, JsonNode criteria, List<UUID> people) {
    public CohortDefinition {
        people = List.copyOf(people);
    }

    /** A cohort with criteria. */
    public static CohortDefinition of(long id, String name, JsonNode criteria) {
        return new CohortDefinition(id, name, criteria, List.of());
    }
}
