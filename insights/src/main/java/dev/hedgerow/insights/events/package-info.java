/**
 * Lists of events ({@link dev.hedgerow.insights.query.EventsQuery}): the query in, a {@link
 * dev.hedgerow.insights.listing.Listing} out.
 */
@NullMarked
package dev.hedgerow.insights.events;

import org.jspecify.annotations.NullMarked;
