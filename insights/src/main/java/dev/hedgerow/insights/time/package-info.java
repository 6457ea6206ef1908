/**
 * Date ranges, buckets and labels: from what a query says to instants in the project's zone.
 *
 * <p>Pure functions of their arguments; {@code now} is always one of them.
 */
@NullMarked
package dev.hedgerow.insights.time;

import org.jspecify.annotations.NullMarked;
