package dev.hedgerow.http.dashboards;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be set on a dashboard; everything may be left out.
 *
 * @param tiles texts to add, and changes of tiles by their id
 * @param deleted the only way to delete, and to restore
 * @param deleteInsights with {@code deleted}: also those insights that are on no other dashboard
 * @param useTemplate when making one: the key of a built-in template, or the name of a saved one
 * @param useDashboard when making one: the dashboard to duplicate
 * @param duplicateTiles with {@code use_dashboard}: give the copy insights of its own
 * @param createInFolder taken and not kept: there are no folders
 */
public record DashboardFields(
        @Nullable String name,
        @Nullable String description,
        @Nullable Boolean pinned,
        @Nullable Boolean deleted,
        @Nullable JsonNode filters,
        @Nullable JsonNode variables,
        @Nullable JsonNode breakdownColors,
        @Nullable Long dataColorThemeId,
        @Nullable List<String> quickFilterIds,
        @Nullable List<String> tags,
        @Nullable Integer restrictionLevel,
        @Nullable List<JsonNode> tiles,
        @Nullable Boolean deleteInsights,
        @Nullable String useTemplate,
        @Nullable Long useDashboard,
        @Nullable Boolean duplicateTiles,
        @JsonProperty("_create_in_folder") @Nullable String createInFolder) {}
