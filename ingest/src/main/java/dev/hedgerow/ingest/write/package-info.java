/**
 * Gathers events of many requests into batches and commits them one after the other: the metadata
 * first, then the store, then the requests are answered. {@link dev.hedgerow.ingest.write.Ingest}
 * is what the HTTP layer calls.
 */
@NullMarked
package dev.hedgerow.ingest.write;

import org.jspecify.annotations.NullMarked;
