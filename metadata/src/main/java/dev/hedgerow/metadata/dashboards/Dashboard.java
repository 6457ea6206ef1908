package dev.hedgerow.metadata.dashboards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code dashboards}.
 *
 * @param creationMode default, template, duplicate or unlisted
 * @param filters JSON object
 * @param variables JSON object, by variable id
 * @param breakdownColors JSON, or null
 * @param quickFilterIds JSON list of texts, or null
 * @param restrictionLevel 21: everyone in the project can edit; 37: only collaborators
 */
public record Dashboard(
        long id,
        long projectId,
        @Nullable String name,
        String description,
        boolean pinned,
        boolean deleted,
        String creationMode,
        String filters,
        String variables,
        @Nullable String breakdownColors,
        @Nullable Long dataColorThemeId,
        @Nullable String quickFilterIds,
        int restrictionLevel,
        Instant createdAt,
        @Nullable Long createdBy,
        @Nullable Instant lastAccessedAt,
        @Nullable Instant lastRefresh) {

    /** Everyone in the project can edit. */
    public static final int EVERYONE_CAN_EDIT = 21;

    /** The creation mode of dashboards that lists leave out. */
    public static final String UNLISTED = "unlisted";
}
