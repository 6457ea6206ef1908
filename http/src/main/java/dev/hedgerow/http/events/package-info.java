/**
 * {@code /events/}: the plain list of events. In: a query string. Out: events with their person,
 * through the same query runner as everything else.
 */
@NullMarked
package dev.hedgerow.http.events;

import org.jspecify.annotations.NullMarked;
