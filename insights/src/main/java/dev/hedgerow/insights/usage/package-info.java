/**
 * What a query uses. In: queries as JSON, and steps of actions. Out: whether they name an event.
 */
@NullMarked
package dev.hedgerow.insights.usage;

import org.jspecify.annotations.NullMarked;
