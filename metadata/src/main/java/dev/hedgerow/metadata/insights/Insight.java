package dev.hedgerow.metadata.insights;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code insights}.
 *
 * @param shortId eight characters, unique in the project
 * @param query JSON object of the query node; null when none was given
 * @param legacyFilters JSON object as an old client sent it, when {@code query} was converted from
 *     it
 * @param kind what {@code query} asks for
 * @param position the field {@code order}
 * @param isSample made by a dashboard template
 * @param lastModifiedAt moves on name, description and query
 * @param updatedAt moves on every change
 */
public record Insight(
        long id,
        long projectId,
        String shortId,
        @Nullable String name,
        @Nullable String derivedName,
        @Nullable String description,
        @Nullable String query,
        @Nullable String legacyFilters,
        InsightKind kind,
        @Nullable Integer position,
        boolean favorited,
        boolean saved,
        boolean deleted,
        boolean isSample,
        Instant createdAt,
        @Nullable Long createdBy,
        Instant lastModifiedAt,
        @Nullable Long lastModifiedBy,
        Instant updatedAt) {

    /** What people call it: the name, or else the derived one; null when it has neither. */
    public @Nullable String shownName() {
        return name != null && !name.isEmpty() ? name : derivedName;
    }
}
