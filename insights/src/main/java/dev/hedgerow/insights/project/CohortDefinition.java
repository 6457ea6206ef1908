package dev.hedgerow.insights.project;

import tools.jackson.databind.JsonNode;

/**
 * A cohort: people who meet its criteria, or people listed one by one.
 *
 * @param criteria {@code {"properties": {"type": "OR", "values": […]}}}; without properties for a
 *     static cohort
 * @param isStatic whether its people are those that the store lists
 * @param version another one when the criteria or the list have changed
 */
public record CohortDefinition(
        long id, String name, JsonNode criteria, boolean isStatic, long version) {

    /** A cohort with criteria. */
    public static CohortDefinition of(long id, String name, JsonNode criteria) {
        return new CohortDefinition(id, name, criteria, false, 1);
    }
}
