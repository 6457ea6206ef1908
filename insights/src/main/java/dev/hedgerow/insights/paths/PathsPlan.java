package dev.hedgerow.insights.paths;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.time.ResolvedRange;

/**
 * How paths are answered.
 *
 * @param rows the query; columns {@code actor} (a person's UUID), {@code time} (µs since 1970 UTC),
 *     {@code item} (text, before wildcards and exclusions)
 */
public record PathsPlan(PathsQuery query, Query rows, ResolvedRange range) {}
