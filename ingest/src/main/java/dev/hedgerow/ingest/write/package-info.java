/**
 * Puts requests into the journal, has them answered, gathers their events into batches and commits
 * those one after the other: the metadata first, then the store. {@link
 * dev.hedgerow.ingest.write.Ingest} is what the HTTP layer calls.
 */
@NullMarked
package dev.hedgerow.ingest.write;

import org.jspecify.annotations.NullMarked;
