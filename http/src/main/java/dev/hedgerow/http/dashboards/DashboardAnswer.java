package dev.hedgerow.http.dashboards;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A dashboard with what is on it.
 *
 * @param filters those that hold now, perhaps from the request
 * @param persistedFilters those that were saved; null when there are none
 * @param tiles in reading order
 */
public record DashboardAnswer(
        @JsonUnwrapped DashboardSummary summary,
        JsonNode filters,
        JsonNode variables,
        @Nullable JsonNode breakdownColors,
        @Nullable Long dataColorThemeId,
        @Nullable JsonNode persistedFilters,
        @Nullable JsonNode persistedVariables,
        @Nullable JsonNode quickFilterIds,
        List<TileAnswer> tiles) {}
