package dev.hedgerow.insights.paths;

import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.template.QueryTemplate;
import dev.hedgerow.insights.time.BucketExpressions;
import dev.hedgerow.insights.time.DateRanges;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans paths: one query for the rows that the machine reads. Pure. */
public final class PathsPlanner {
    private static final QueryTemplate ROWS =
            QueryTemplate.of(
                    """
                    SELECT person_id AS actor, toUnixTimestamp64Micro(timestamp) AS time,
                        {item} AS item
                    FROM events
                    WHERE {condition}
                    """);

    private final ProjectSnapshot project;
    private final DateRanges ranges;
    private final FilterConditions filters;

    public PathsPlanner(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.ranges = new DateRanges(project.zone(), project.weekStart(), now);
        this.filters = new FilterConditions(project, now, FilterScope.EVENTS);
    }

    /**
     * Plans a query.
     *
     * @param firstEvent when the project's first event happened, for ranges of all time
     */
    public PathsPlan plan(PathsQuery query, @Nullable Instant firstEvent) {
        ResolvedRange range = ranges.resolve(query.scope().dateRange(), Interval.DAY, firstEvent);
        ItemExpressions items = new ItemExpressions(query.filter(), project);
        Query rows =
                ROWS.fill(
                        Map.of(
                                "item",
                                items.item(),
                                "condition",
                                Conditions.and(
                                        BucketExpressions.within(
                                                Field.of("timestamp"), range.from(), range.to()),
                                        items.condition(),
                                        filters.of(query.scope()))));
        return new PathsPlan(query, rows, range);
    }
}
