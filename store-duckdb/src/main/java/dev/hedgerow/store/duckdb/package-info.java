/** The event store on one DuckDB file: schema, one writer, many readers. */
@NullMarked
package dev.hedgerow.store.duckdb;

import org.jspecify.annotations.NullMarked;
