package dev.hedgerow.http.insights;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.dashboards.DashboardTile;
import dev.hedgerow.metadata.insights.Insight;
import dev.hedgerow.metadata.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An insight as the API shows it.
 *
 * @param filters always empty: filters are converted when they come in
 * @param filtersHash the key under which answers are kept
 * @param result null when nothing is kept and the request did not ask to calculate
 * @param queryStatus how a calculation in the background is doing
 * @param effectiveRestrictionLevel 21: everybody in the project may change it
 * @param effectivePrivilegeLevel 37: so may the caller
 * @param searchMatchType {@code exact} or {@code similar}; only in answers to a search
 * @param color of the tile when the insight is asked for {@code from_dashboard}, as {@code layouts}
 */
public record InsightAnswer(
        long id,
        String shortId,
        @Nullable String name,
        @Nullable String derivedName,
        JsonNode filters,
        String filtersHash,
        @Nullable JsonNode query,
        @Nullable Integer order,
        boolean deleted,
        List<Long> dashboards,
        List<TileOfInsight> dashboardTiles,
        @Nullable JsonNode lastRefresh,
        @Nullable JsonNode cacheTargetAge,
        @Nullable JsonNode nextAllowedClientRefresh,
        @Nullable JsonNode result,
        @JsonProperty("hasMore") @Nullable JsonNode hasMore,
        @Nullable JsonNode columns,
        Instant createdAt,
        @Nullable UserSummary createdBy,
        @Nullable String description,
        Instant updatedAt,
        List<String> tags,
        boolean favorited,
        boolean saved,
        Instant lastModifiedAt,
        @Nullable UserSummary lastModifiedBy,
        @Nullable Instant lastViewedAt,
        boolean isSample,
        int effectiveRestrictionLevel,
        int effectivePrivilegeLevel,
        String userAccessLevel,
        String timezone,
        boolean isCached,
        @Nullable JsonNode queryStatus,
        @Nullable JsonNode hogql,
        @Nullable JsonNode types,
        @Nullable JsonNode resolvedDateRange,
        List<JsonNode> alerts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String searchMatchType,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String color,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode layouts) {
    private static final int EVERYBODY_MAY_EDIT = 21;
    private static final int MAY_EDIT = 37;

    /** What stands around an insight in an answer. */
    record Around(
            List<String> tags,
            @Nullable UserSummary createdBy,
            @Nullable UserSummary lastModifiedBy,
            @Nullable Instant lastViewedAt,
            List<TileOfInsight> tiles,
            String timezone,
            @Nullable String searchMatchType,
            @Nullable DashboardTile shownOn) {}

    /** What people call it: its name, else what was made of its query. */
    public String shownName() {
        if (name != null && !name.isEmpty()) {
            return name;
        }
        return derivedName == null || derivedName.isEmpty() ? "Insight" : derivedName;
    }

    static InsightAnswer of(Insight insight, Around around, Calculation calculation) {
        return new InsightAnswer(
                insight.id(),
                insight.shortId(),
                insight.name(),
                insight.derivedName(),
                Json.object(),
                calculation.hash(),
                calculation.query(),
                insight.position(),
                insight.deleted(),
                around.tiles().stream().map(TileOfInsight::dashboardId).toList(),
                around.tiles(),
                calculation.field("last_refresh"),
                calculation.field("cache_target_age"),
                calculation.field("next_allowed_client_refresh"),
                calculation.field("results"),
                calculation.field("hasMore"),
                calculation.field("columns"),
                insight.createdAt(),
                around.createdBy(),
                insight.description(),
                insight.updatedAt(),
                around.tags(),
                insight.favorited(),
                insight.saved(),
                insight.lastModifiedAt(),
                around.lastModifiedBy(),
                around.lastViewedAt(),
                insight.isSample(),
                EVERYBODY_MAY_EDIT,
                MAY_EDIT,
                "editor",
                around.timezone(),
                calculation.isCached(),
                calculation.field("query_status"),
                calculation.field("hogql"),
                calculation.field("types"),
                calculation.field("resolved_date_range"),
                List.of(),
                around.searchMatchType(),
                around.shownOn() == null ? null : around.shownOn().color(),
                around.shownOn() == null ? null : Json.parse(around.shownOn().layouts()));
    }
}
