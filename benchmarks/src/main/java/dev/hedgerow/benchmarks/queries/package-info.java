/**
 * The twelve questions over ten million events. In: how many events. Out: a data folder that holds
 * the reference data set, for the queries to be measured over HTTP beside SQL written by hand.
 */
@NullMarked
package dev.hedgerow.benchmarks.queries;

import org.jspecify.annotations.NullMarked;
