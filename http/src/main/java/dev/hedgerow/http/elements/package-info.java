/**
 * {@code /elements/}: what people click. In: query strings and elements kept by hand. Out:
 * elements, and how often which chain of them was clicked, through the same query runner as
 * everything else.
 */
@NullMarked
package dev.hedgerow.http.elements;

import org.jspecify.annotations.NullMarked;
