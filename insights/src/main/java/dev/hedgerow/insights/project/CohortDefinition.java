package dev.hedgerow.insights.project;

import tools.jackson.databind.JsonNode;

/**
 * A cohort: people who meet its criteria, or people named one by one.
 *
 * @param isStatic true when its members are listed in {@code static_cohort_people}
 * @param filters its criteria as JSON, {@code {"properties": {"type": "OR", "values": […]}}}
 */
public record CohortDefinition(long id, String name, boolean isStatic, JsonNode filters) {}
