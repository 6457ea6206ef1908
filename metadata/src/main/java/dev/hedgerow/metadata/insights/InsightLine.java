package dev.hedgerow.metadata.insights;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lists filter, search and order by: an insight without its query.
 *
 * @param lastViewedAt the last time anybody viewed it
 */
public record InsightLine(
        long id,
        String shortId,
        @Nullable String name,
        @Nullable String derivedName,
        @Nullable String description,
        InsightKind kind,
        @Nullable Integer position,
        boolean favorited,
        boolean saved,
        Instant createdAt,
        @Nullable Long createdBy,
        Instant lastModifiedAt,
        @Nullable Instant lastViewedAt) {}
