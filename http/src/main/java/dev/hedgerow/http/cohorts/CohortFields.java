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
 * @param groups the older form of {@code filters}
 * @param query an ActorsQuery or HogQLQuery whose people a static cohort begins with
 * @param csv a file, in a multipart form or as text, whose people a static cohort gets
 * @param createStaticPersonIds persons to begin a static cohort with
 */
public record CohortFields(
        @Nullable String name,
        @Nullable String description,
        @Nullable JsonNode filters,
        @Nullable List<JsonNode> groups,
        @Nullable JsonNode query,
        @Nullable Boolean isStatic,
        @Nullable Boolean deleted,
        @Nullable String csv,
        @JsonProperty("_create_static_person_ids") @Nullable List<UUID> createStaticPersonIds) {}
