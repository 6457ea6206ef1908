package dev.hedgerow.metadata.activity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code activity_log}.
 *
 * @param id the order in which things happened
 * @param userId null for the server itself
 * @param activity created, updated, deleted, restored and the like
 * @param scope what kind of object: Insight, Dashboard …
 * @param detail JSON object: {@code {"id","name","short_id","type","trigger","changes"}}
 */
public record Activity(
        long id,
        UUID uuid,
        long projectId,
        @Nullable Long userId,
        String activity,
        String scope,
        String itemId,
        String detail,
        Instant createdAt) {}
