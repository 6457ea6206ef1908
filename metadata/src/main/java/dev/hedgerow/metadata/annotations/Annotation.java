package dev.hedgerow.metadata.annotations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code annotations}.
 *
 * @param dateMarker the moment it is about
 * @param scope dashboard_item, dashboard, project or organization: where it shows
 * @param creationType USR for people, GIT for bots
 */
public record Annotation(
        long id,
        long projectId,
        @Nullable String content,
        @Nullable Instant dateMarker,
        String scope,
        String creationType,
        @Nullable Long dashboardId,
        @Nullable Long insightId,
        boolean deleted,
        Instant createdAt,
        @Nullable Long createdBy,
        Instant updatedAt) {}
