/**
 * {@code /actions/}: events that people have named. In: request bodies. Out: actions with their
 * steps, tags and makers.
 */
@NullMarked
package dev.hedgerow.http.actions;

import org.jspecify.annotations.NullMarked;
