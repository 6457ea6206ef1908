package dev.hedgerow.metadata.dashboards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code dashboard_texts}: what a text tile says, in Markdown. */
public record DashboardText(
        long id,
        long projectId,
        String body,
        @Nullable Long createdBy,
        Instant lastModifiedAt,
        @Nullable Long lastModifiedBy) {}
