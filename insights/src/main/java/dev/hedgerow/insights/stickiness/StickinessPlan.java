package dev.hedgerow.insights.stickiness;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.StickinessQuery;
import dev.hedgerow.insights.time.ResolvedRange;
import java.util.List;

/**
 * How a stickiness is answered.
 *
 * @param range the range asked about
 * @param parts of the current period, then of the previous
 */
public record StickinessPlan(StickinessQuery query, ResolvedRange range, List<Part> parts) {

    /**
     * One series in one period.
     *
     * @param points how many intervals the period has
     * @param query rows of {@code (intervals, actors)}
     */
    public record Part(int index, Entity entity, boolean previous, int points, Query query) {}

    public StickinessPlan {
        parts = List.copyOf(parts);
    }
}
