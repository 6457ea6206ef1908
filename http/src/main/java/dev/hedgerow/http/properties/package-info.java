/**
 * {@code /property_definitions/}: what properties events, persons, groups and sessions have. In:
 * query strings and what people say about properties. Out: definitions, and the events they were
 * seen on.
 */
@NullMarked
package dev.hedgerow.http.properties;

import org.jspecify.annotations.NullMarked;
