/** Benchmarks over HTTP and in process; figures stand in docs/benchmarks.md. */
@NullMarked
package dev.hedgerow.benchmarks;

import org.jspecify.annotations.NullMarked;
