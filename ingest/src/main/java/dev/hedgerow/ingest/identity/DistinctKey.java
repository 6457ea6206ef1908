package dev.hedgerow.ingest.identity;

/** A distinct id of a project. */
record DistinctKey(long projectId, String distinctId) {}
