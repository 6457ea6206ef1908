/**
 * Queries in SQL: what their placeholders stand for.
 *
 * <p>In comes a {@link dev.hedgerow.insights.query.HogQLQuery}, out comes its tree with {@code
 * {filters}}, {@code {variables.x}} and other placeholders filled (HogQL rule 27).
 */
@NullMarked
package dev.hedgerow.insights.sql;

import org.jspecify.annotations.NullMarked;
