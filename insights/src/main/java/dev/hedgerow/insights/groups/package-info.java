/**
 * Lists of groups ({@link dev.hedgerow.insights.query.GroupsQuery}): the query in, a {@link
 * dev.hedgerow.insights.listing.Listing} out.
 */
@NullMarked
package dev.hedgerow.insights.groups;

import org.jspecify.annotations.NullMarked;
