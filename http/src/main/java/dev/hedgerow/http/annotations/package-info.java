/**
 * {@code /annotations/}: what happened on a day, for charts to show. In: request bodies. Out:
 * annotations with where they show and who wrote them.
 */
@NullMarked
package dev.hedgerow.http.annotations;

import org.jspecify.annotations.NullMarked;
