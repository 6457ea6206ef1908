/**
 * {@code /event_definitions/typescript/} and its sisters: typed code that sends a project's events.
 * In: event schemas. Out: a source file for the SDK of the language, from a template.
 */
@NullMarked
package dev.hedgerow.http.eventcode;

import org.jspecify.annotations.NullMarked;
