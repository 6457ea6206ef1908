/**
 * {@code /cohorts/}: named sets of persons. In: request bodies. Out: cohorts with their filters;
 * who is in them is computed when a query asks.
 */
@NullMarked
package dev.hedgerow.http.cohorts;

import org.jspecify.annotations.NullMarked;
