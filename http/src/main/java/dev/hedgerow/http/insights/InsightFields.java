package dev.hedgerow.http.insights;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be set on an insight; everything may be left out.
 *
 * @param query a query node
 * @param filters the older way to ask a question
 * @param dashboards the ids of all dashboards that show it
 * @param saved any change sets it to true unless the body says otherwise
 * @param deleted the only way to delete, and to restore
 * @param createInFolder taken and not kept: there are no folders
 */
public record InsightFields(
        @Nullable String name,
        @Nullable String derivedName,
        @Nullable String description,
        @Nullable JsonNode query,
        @Nullable JsonNode filters,
        @Nullable Integer order,
        @Nullable List<Long> dashboards,
        @Nullable List<String> tags,
        @Nullable Boolean favorited,
        @Nullable Boolean saved,
        @Nullable Boolean deleted,
        @JsonProperty("_create_in_folder") @Nullable String createInFolder) {}
