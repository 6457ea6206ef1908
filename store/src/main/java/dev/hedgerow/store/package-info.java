/**
 * Ports to the store of events, persons and groups. Compiled queries and batches go in, rows come
 * out.
 */
@NullMarked
package dev.hedgerow.store;

import org.jspecify.annotations.NullMarked;
