package dev.hedgerow.store;

import java.util.UUID;

/** All events of a person go, however old they are. */
public record PersonErasure(long projectId, UUID personId) {}
