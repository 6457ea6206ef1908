/**
 * Which values properties have, for the lists that people choose from. In: a property's name and
 * what the value contains. Out: values, the commonest first.
 */
@NullMarked
package dev.hedgerow.http.values;

import org.jspecify.annotations.NullMarked;
