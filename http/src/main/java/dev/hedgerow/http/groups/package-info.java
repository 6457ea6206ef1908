/**
 * {@code /groups/} and {@code /groups_types/}: companies, teams and whatever else people do things
 * for. In: query strings and edits. Out: groups with their properties.
 */
@NullMarked
package dev.hedgerow.http.groups;

import org.jspecify.annotations.NullMarked;
