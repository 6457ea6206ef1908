/**
 * {@code /event_definitions/}: what a project's events are. In: query strings and what people say
 * about events. Out: definitions, what uses them, and typed code that sends them.
 */
@NullMarked
package dev.hedgerow.http.definitions;

import org.jspecify.annotations.NullMarked;
