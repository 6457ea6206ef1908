/**
 * Lists whose columns their author writes in HogQL: of events, people, groups and sessions.
 *
 * <p>In come texts ({@code count() -- Total}), out comes one SELECT that groups if a column
 * aggregates, and, for the rows it gave, the JSON of {@code results}, {@code columns} and {@code
 * types}. The packages of the single lists say what their special columns are.
 */
@NullMarked
package dev.hedgerow.insights.listing;

import org.jspecify.annotations.NullMarked;
