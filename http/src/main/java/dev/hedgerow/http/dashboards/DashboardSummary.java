package dev.hedgerow.http.dashboards;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.dashboards.Dashboard;
import dev.hedgerow.metadata.dashboards.Dashboards;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard in lists, without what is on it.
 *
 * @param isShared whether a link opens it without signing in
 * @param effectiveRestrictionLevel 21: everybody in the project may change it
 * @param effectivePrivilegeLevel 37: so may the caller
 * @param searchMatchType {@code exact} or {@code similar}; only in answers to a search
 */
public record DashboardSummary(
        long id,
        @Nullable String name,
        String description,
        boolean pinned,
        Instant createdAt,
        @Nullable UserSummary createdBy,
        @Nullable Instant lastAccessedAt,
        @Nullable Instant lastViewedAt,
        boolean isShared,
        boolean deleted,
        String creationMode,
        List<String> tags,
        int restrictionLevel,
        int effectiveRestrictionLevel,
        int effectivePrivilegeLevel,
        String userAccessLevel,
        String accessControlVersion,
        @Nullable Instant lastRefresh,
        long teamId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String searchMatchType) {
    private static final int MAY_EDIT = 37;

    static DashboardSummary of(
            Dashboards.Tagged tagged, @Nullable UserSummary author, boolean shared) {
        Dashboard dashboard = tagged.dashboard();
        return new DashboardSummary(
                dashboard.id(),
                dashboard.name(),
                dashboard.description(),
                dashboard.pinned(),
                dashboard.createdAt(),
                author,
                dashboard.lastAccessedAt(),
                dashboard.lastAccessedAt(),
                shared,
                dashboard.deleted(),
                dashboard.creationMode(),
                tagged.tags(),
                dashboard.restrictionLevel(),
                Dashboard.EVERYONE_CAN_EDIT,
                MAY_EDIT,
                "editor",
                "v2",
                dashboard.lastRefresh(),
                dashboard.projectId(),
                tagged.searchMatchType());
    }
}
