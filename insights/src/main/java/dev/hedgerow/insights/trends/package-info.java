/**
 * Trends: events counted over time or in total, split by breakdowns, combined by formulas.
 *
 * <p>{@link dev.hedgerow.insights.trends.TrendsPlanner} turns a query into parts with one HogQL
 * query each, {@link dev.hedgerow.insights.trends.TrendsShaper} the rows of all parts into the
 * answer. Both are pure.
 */
@NullMarked
package dev.hedgerow.insights.trends;

import org.jspecify.annotations.NullMarked;
