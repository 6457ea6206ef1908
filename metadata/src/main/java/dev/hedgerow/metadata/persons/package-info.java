/**
 * Identities: persons, their distinct ids and merges. Made for the single ingest writer, which
 * reads and writes whole batches through a handle of one transaction: DAOs only, the rules are
 * ingest's. Every change carries the version of its commit.
 */
@NullMarked
package dev.hedgerow.metadata.persons;

import org.jspecify.annotations.NullMarked;
