package dev.hedgerow.http.insights;

import dev.hedgerow.http.users.UserSummary;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An insight in lists with {@code basic=true}: what tells it apart, without its answer. */
public record InsightBasicAnswer(
        long id,
        String shortId,
        @Nullable String name,
        @Nullable String derivedName,
        JsonNode filters,
        @Nullable JsonNode query,
        List<Long> dashboards,
        List<TileOfInsight> dashboardTiles,
        @Nullable String description,
        @Nullable JsonNode lastRefresh,
        boolean refreshing,
        boolean saved,
        List<String> tags,
        Instant updatedAt,
        @Nullable UserSummary createdBy,
        Instant createdAt,
        Instant lastModifiedAt,
        boolean favorited,
        String userAccessLevel,
        @Nullable Instant lastViewedAt) {

    static InsightBasicAnswer of(InsightAnswer full) {
        return new InsightBasicAnswer(
                full.id(),
                full.shortId(),
                full.name(),
                full.derivedName(),
                full.filters(),
                full.query(),
                full.dashboards(),
                full.dashboardTiles(),
                full.description(),
                full.lastRefresh(),
                false,
                full.saved(),
                full.tags(),
                full.updatedAt(),
                full.createdBy(),
                full.createdAt(),
                full.lastModifiedAt(),
                full.favorited(),
                full.userAccessLevel(),
                full.lastViewedAt());
    }
}
