/**
 * {@code /persons/}: whom events are about. In: query strings and edits. Out: persons with their
 * properties and distinct ids. Edits go through the one writer, so that the next query sees them.
 */
@NullMarked
package dev.hedgerow.http.persons;

import org.jspecify.annotations.NullMarked;
