package dev.hedgerow.insights.trends;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.insights.filter.Conditions;

/**
 * Which events a series counts, time aside.
 *
 * @param matcher the event or action alone
 * @param filters all property filters, of the series and of the query
 */
record SeriesConditions(Expr matcher, Expr filters) {
    Expr all() {
        return Conditions.and(matcher, filters);
    }

    /** With one more filter. */
    SeriesConditions and(Expr filter) {
        return new SeriesConditions(matcher, Conditions.and(filters, filter));
    }
}
