/** Queries from text to rows, on a DuckDB in memory. */
@NullMarked
package dev.hedgerow.hogql.compile;

import org.jspecify.annotations.NullMarked;
