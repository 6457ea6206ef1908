package dev.hedgerow.metadata.actions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code actions}.
 *
 * @param steps JSON list of steps, each with every field of {@link Actions}
 */
public record Action(
        long id,
        long projectId,
        @Nullable String name,
        String description,
        String steps,
        boolean postToSlack,
        String slackMessageFormat,
        boolean deleted,
        @Nullable Instant pinnedAt,
        Instant createdAt,
        @Nullable Long createdBy,
        Instant updatedAt) {}
