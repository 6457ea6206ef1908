package dev.hedgerow.metadata.persons;

import java.time.Instant;
import java.util.UUID;

/** A person whose oldest event may be older than what is known. */
public record OldestEvent(long projectId, UUID personId, Instant at) {}
