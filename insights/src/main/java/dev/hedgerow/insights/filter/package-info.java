/**
 * From filters, actions and cohorts to HogQL conditions.
 *
 * <p>In come the records of {@code query} and {@code project}, out come expressions on the table
 * {@code events} (or {@code persons}) with PostHog's semantics (trends rules 17 to 21).
 */
@NullMarked
package dev.hedgerow.insights.filter;

import org.jspecify.annotations.NullMarked;
