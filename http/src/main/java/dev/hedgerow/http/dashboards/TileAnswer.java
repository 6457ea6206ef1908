package dev.hedgerow.http.dashboards;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hedgerow.http.insights.InsightAnswer;
import dev.hedgerow.http.insights.TileOfInsight;
import dev.hedgerow.http.users.UserSummary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tile: an insight or a text.
 *
 * @param order its place in reading order, from 0; null when it is shown alone
 * @param error why its insight could not be calculated; left out when it could
 */
public record TileAnswer(
        long id,
        @Nullable Integer order,
        JsonNode layouts,
        @Nullable String color,
        @Nullable Boolean showDescription,
        @Nullable Boolean transparentBackground,
        JsonNode filtersOverrides,
        @Nullable JsonNode lastRefresh,
        boolean isCached,
        @Nullable InsightAnswer insight,
        @Nullable Text text,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Failure error) {

    /**
     * What a text tile says, in Markdown.
     *
     * @param dashboardTiles all tiles that show it: dashboards that were duplicated share their
     *     texts
     */
    public record Text(
            long id,
            String body,
            @Nullable UserSummary createdBy,
            Instant lastModifiedAt,
            @Nullable UserSummary lastModifiedBy,
            List<TileOfInsight> dashboardTiles,
            long team) {}

    /** Why an insight has no result. */
    public record Failure(String type, String message) {}
}
