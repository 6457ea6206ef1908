package dev.hedgerow.metadata.organizations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code organizations}.
 *
 * @param isAiDataProcessingApproved whether features that describe data in words may run; null: not
 *     asked
 * @param settings JSON object of the remaining settings
 */
public record Organization(
        UUID id,
        String name,
        String slug,
        @Nullable Boolean isAiDataProcessingApproved,
        String settings,
        Instant createdAt,
        Instant updatedAt) {}
