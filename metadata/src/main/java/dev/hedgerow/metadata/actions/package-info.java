/**
 * Actions: events that people have named. In: request bodies. Out: rows whose steps have every
 * field.
 */
@NullMarked
package dev.hedgerow.metadata.actions;

import org.jspecify.annotations.NullMarked;
