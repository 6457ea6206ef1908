/**
 * Persons, groups and definitions behind the events of a batch: who each event is about, which
 * persons are merged, what changes about them. In: {@link
 * dev.hedgerow.ingest.validate.ReadyEvent}s. Out: one committed transaction of the metadata, and a
 * {@link dev.hedgerow.store.WriteBatch} that brings the store to the same state. Replaying a batch
 * changes nothing. Used by one thread, the writer's.
 */
@NullMarked
package dev.hedgerow.ingest.identity;

import org.jspecify.annotations.NullMarked;
