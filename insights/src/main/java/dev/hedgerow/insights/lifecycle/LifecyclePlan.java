package dev.hedgerow.insights.lifecycle;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.query.LifecycleQuery;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * How a lifecycle is answered.
 *
 * @param starts of the intervals shown
 * @param rows rows of {@code (born, activity, actors)}: the intervals as {@link
 *     dev.hedgerow.insights.activity.ActivityBits}, of which 0 is the one before the first shown;
 *     born is -1 before those
 */
public record LifecyclePlan(
        LifecycleQuery query, ResolvedRange range, List<ZonedDateTime> starts, Query rows) {
    public LifecyclePlan {
        starts = List.copyOf(starts);
    }
}
