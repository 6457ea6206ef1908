/**
 * The long campaign of kills while events come in. In: how many. Out: what was lost, which must be
 * nothing.
 */
@NullMarked
package dev.hedgerow.benchmarks.kill;

import org.jspecify.annotations.NullMarked;
