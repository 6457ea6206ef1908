package dev.hedgerow.metadata.queries;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A kept answer.
 *
 * @param body JSON text of the answer; compressed in the table
 * @param staleAt when it grows old; null for never
 * @param lazilyStaleAt when it is too old for those content with older answers; null for never
 */
public record QueryResult(
        String body,
        Instant calculatedAt,
        @Nullable Instant staleAt,
        @Nullable Instant lazilyStaleAt) {}
