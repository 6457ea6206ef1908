/**
 * Capture requests on disk, as they came, from the moment they are answered until their events are
 * stored. In: requests in groups, and how far the store is. Out: after a crash, the requests that
 * the store lacks.
 */
@NullMarked
package dev.hedgerow.ingest.journal;

import org.jspecify.annotations.NullMarked;
