/**
 * Query nodes as JSON has them: sealed records, parsed once at the border.
 *
 * <p>In comes the JSON of a query, out comes a {@link dev.hedgerow.insights.query.QueryNode} or a
 * {@link dev.hedgerow.insights.query.QueryException} that names the field. Nothing behind this
 * package looks at JSON of a query again. A new kind is a record here and one line in {@link
 * dev.hedgerow.insights.query.QueryNodes}.
 */
@NullMarked
package dev.hedgerow.insights.query;

import org.jspecify.annotations.NullMarked;
