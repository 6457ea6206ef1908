package dev.hedgerow.insights.funnels;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.FunnelsQuery;
import dev.hedgerow.insights.time.ResolvedRange;
import java.util.List;

/**
 * How a funnel is answered.
 *
 * @param rows the query; columns {@code actor} (a UUID for persons, text otherwise), {@code time}
 *     (µs since 1970 UTC), {@code bits} ({@link FunnelItems}), then those of the breakdown
 * @param series the steps that are looked at: all, or those up to the last one that a trend counts
 * @param ofPersons whether actors are persons
 */
public record FunnelPlan(
        FunnelsQuery query,
        Query rows,
        List<Entity> series,
        FunnelRules rules,
        boolean ofPersons,
        FunnelBreakdown breakdown,
        ResolvedRange range) {

    public FunnelPlan {
        series = List.copyOf(series);
    }
}
