package dev.hedgerow.insights.paths;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.SelectQuery;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.FunnelPathsFilter;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.PathsQuery;
import dev.hedgerow.insights.time.BucketExpressions;
import dev.hedgerow.insights.time.DateRanges;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans paths: one query for the rows that the machine reads. Pure. */
public final class PathsPlanner {
    private static final Expr TIMESTAMP = Field.of("timestamp");

    /** How long a session may rest (paths rule 4). */
    private static final Duration SESSION_GAP = Duration.ofMinutes(30);

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
     * @param unit whose attempts the query's funnel is about; null without a funnel
     */
    public PathsPlan plan(PathsQuery query, @Nullable Instant firstEvent, @Nullable Expr unit) {
        ResolvedRange range = ranges.resolve(query.scope().dateRange(), Interval.DAY, firstEvent);
        FunnelPathsFilter funnel = query.funnel();
        return new PathsPlan(
                query,
                rows(query, range, unit),
                funnel == null ? SESSION_GAP : funnel.source().filter().window().length(),
                range);
    }

    private Query rows(PathsQuery query, ResolvedRange range, @Nullable Expr unit) {
        ItemExpressions items = new ItemExpressions(query.filter(), project);
        List<Expr> columns = new ArrayList<>();
        columns.add(named(Field.of("person_id"), "actor"));
        columns.add(named(Call.of("toUnixTimestamp64Micro", TIMESTAMP), "time"));
        columns.add(named(items.item(), "item"));
        if (unit != null) {
            columns.add(named(unit, "unit"));
        }
        return SelectQuery.builder()
                .columns(columns)
                .from(TableName.of("events"))
                .where(
                        Conditions.and(
                                BucketExpressions.within(TIMESTAMP, range.from(), range.to()),
                                items.condition(),
                                filters.of(query.scope())))
                .build();
    }

    private static Expr named(Expr expr, String name) {
        return new Alias(expr, name, Span.NONE);
    }
}
