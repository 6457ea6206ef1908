package dev.hedgerow.http.cohorts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be set on a cohort; everything may be left out.
 *
 * @param filters {@code {"properties": {"type", "values"}}}
 * @param createStaticPersonIds persons to begin a static cohort with
 */
public record CohortFields(
        @Nullable String name,
        @Nullable String description,
        @Nullable JsonNode filters,
        @Nullable Boolean isStatic,
        @Nullable Boolean deleted,
        @JsonProperty("_create_static_person_ids") @Nullable List<UUID> createStaticPersonIds) {}
