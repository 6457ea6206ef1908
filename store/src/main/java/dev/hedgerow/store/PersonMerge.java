package dev.hedgerow.store;

import java.time.Instant;
import java.util.UUID;

/**
 * Events of one person become events of another.
 *
 * @param projectId the project of both
 * @param from the person that ends
 * @param into the person that stays
 * @param oldestEvent no event of {@code from} is older; only events from then on are searched
 */
public record PersonMerge(long projectId, UUID from, UUID into, Instant oldestEvent) {}
