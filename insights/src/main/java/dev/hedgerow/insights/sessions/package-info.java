/**
 * Lists of sessions ({@link dev.hedgerow.insights.query.SessionsQuery}): the query in, a {@link
 * dev.hedgerow.insights.listing.Listing} out.
 */
@NullMarked
package dev.hedgerow.insights.sessions;

import org.jspecify.annotations.NullMarked;
