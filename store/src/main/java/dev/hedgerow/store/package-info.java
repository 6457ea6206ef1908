/**
 * Ports to the store of events, persons and groups, and the rows that cross them. In come compiled
 * queries with a budget ({@link dev.hedgerow.store.EventStore}) and batches ({@link
 * dev.hedgerow.store.EventWriter}); out go rows and {@link dev.hedgerow.store.StoreException}. An
 * engine lives in a module of its own and inherits the suite among this module's tests.
 */
@NullMarked
package dev.hedgerow.store;

import org.jspecify.annotations.NullMarked;
