/**
 * The event store on one DuckDB file: schema and migrations, one writer, many readers, promoted
 * columns. Batches and compiled queries come in, rows go out; {@link
 * dev.hedgerow.store.duckdb.DuckDbEventStore} opens it all.
 */
@NullMarked
package dev.hedgerow.store.duckdb;

import org.jspecify.annotations.NullMarked;
