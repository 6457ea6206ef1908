/**
 * Retention: from a query and a project to HogQL, and from its rows to results. The engine gives
 * the intervals in which each actor started and returned as sets of bits; what follows from those
 * (rows, brackets, running returns) is worked out here. Pure; {@code run} executes in between.
 */
@NullMarked
package dev.hedgerow.insights.retention;

import org.jspecify.annotations.NullMarked;
