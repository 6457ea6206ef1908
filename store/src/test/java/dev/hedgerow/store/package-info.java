/**
 * The suite that each store inherits: a store's test module extends {@link
 * dev.hedgerow.store.EventStoreContract} and says how to open it.
 */
@NullMarked
package dev.hedgerow.store;

import org.jspecify.annotations.NullMarked;
