package dev.hedgerow.insights.paths;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.Duration;

/**
 * How paths are answered.
 *
 * @param rows the query; columns {@code actor} (a person's UUID), {@code time} (µs since 1970 UTC),
 *     {@code item} (text, before wildcards and exclusions) and, for paths of a funnel, {@code unit}
 *     (whose attempts the funnel is about)
 * @param gap the time without a step after which the next step begins a new path
 */
public record PathsPlan(PathsQuery query, Query rows, Duration gap, ResolvedRange range) {}
