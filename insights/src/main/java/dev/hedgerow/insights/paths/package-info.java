/**
 * What people do one after the other.
 *
 * <p>In comes a {@link dev.hedgerow.insights.query.PathsQuery}. The planner makes a query with one
 * row per event (who, when, which item); the rows are packed as they stream in; the machine walks
 * the rows of one person after the other, cuts them into paths, and hands each path to a consumer:
 * the count of edges, which becomes the answer, or the people at a node. Rules: 1 to 13 of the
 * document on paths; cases {@code paths.json}.
 */
@NullMarked
package dev.hedgerow.insights.paths;

import org.jspecify.annotations.NullMarked;
