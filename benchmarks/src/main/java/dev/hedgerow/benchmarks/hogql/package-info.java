/**
 * What HogQL costs before and after the engine: compiling a long query, and stopping one. Comes in
 * as subcommands of {@code ./hedgerow bench}; goes out as lines of figures.
 */
@NullMarked
package dev.hedgerow.benchmarks.hogql;

import org.jspecify.annotations.NullMarked;
