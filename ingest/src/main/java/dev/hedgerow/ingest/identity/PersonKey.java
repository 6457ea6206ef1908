package dev.hedgerow.ingest.identity;

import java.util.UUID;

/** A person of a project. */
record PersonKey(long projectId, UUID personId) {}
