/**
 * How fast events come in: {@code /batch/} over HTTP beside the bare DuckDB Appender in the same
 * run, single events, start time and memory. In: the demo's story as realistic events. Out: a table
 * on the terminal.
 */
@NullMarked
package dev.hedgerow.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
