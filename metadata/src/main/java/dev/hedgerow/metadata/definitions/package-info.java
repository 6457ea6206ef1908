/**
 * What a project's events and properties are: discovered by ingest, described by people. In: what a
 * batch has seen ({@link dev.hedgerow.metadata.definitions.SeenEvent}, {@link
 * dev.hedgerow.metadata.definitions.SeenProperty}), requests. Out: definitions, filtered and
 * ordered. A project has thousands of them at most, so lists are read whole, then searched in
 * memory, where search knows Unicode and display names and is the same on every database.
 */
@NullMarked
package dev.hedgerow.metadata.definitions;

import org.jspecify.annotations.NullMarked;
