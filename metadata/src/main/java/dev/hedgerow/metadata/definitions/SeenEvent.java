package dev.hedgerow.metadata.definitions;

import java.time.Instant;
import java.util.UUID;

/**
 * An event name that ingest has seen.
 *
 * @param id the definition's id should it be new
 * @param seenAt when the server took the event
 */
public record SeenEvent(UUID id, long projectId, String name, Instant seenAt) {}
