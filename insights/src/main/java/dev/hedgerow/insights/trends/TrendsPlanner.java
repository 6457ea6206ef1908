package dev.hedgerow.insights.trends;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.breakdown.BreakdownExpressions;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.EntityConditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.DateRange;
import dev.hedgerow.insights.query.Display;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.time.BucketExpressions;
import dev.hedgerow.insights.time.Buckets;
import dev.hedgerow.insights.time.DateRanges;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans trends: one query per series, period and cohort. Pure. */
public final class TrendsPlanner {
    private static final Expr TIMESTAMP = Field.of("timestamp");

    private final ProjectSnapshot project;
    private final Instant now;
    private final DateRanges ranges;
    private final FilterConditions filters;
    private final EntityConditions entities;
    private final BreakdownExpressions breakdowns;

    public TrendsPlanner(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.now = now;
        this.ranges = new DateRanges(project.zone(), project.weekStart(), now);
        this.filters = new FilterConditions(project, now, FilterScope.EVENTS);
        this.entities = new EntityConditions(project, filters);
        this.breakdowns = new BreakdownExpressions(project);
    }

    /**
     * Plans a query.
     *
     * @param firstEvent when the project's first event happened, for ranges of all time
     */
    public TrendsPlan plan(TrendsQuery query, @Nullable Instant firstEvent) {
        ResolvedRange current = current(query, firstEvent);
        ResolvedRange previous = query.compare().compare() ? previous(query, current) : null;
        List<SeriesPart> parts = new ArrayList<>(parts(query, current, false));
        if (previous != null) {
            parts.addAll(parts(query, previous, true));
        }
        return new TrendsPlan(
                query, current, previous, endsNow(query, current), formulas(query), parts);
    }

    private boolean endsNow(TrendsQuery query, ResolvedRange range) {
        ZonedDateTime last = Buckets.start(range.to(), query.interval(), project.weekStart());
        return !now.isBefore(last.toInstant())
                && now.isBefore(Buckets.plus(last, 1, query.interval()).toInstant());
    }

    private ResolvedRange current(TrendsQuery query, @Nullable Instant firstEvent) {
        DateRange asked = query.scope().dateRange();
        Interval interval = query.interval();
        if (query.filter().display() == Display.BOLD_NUMBER) {
            return ranges.resolveExactly(asked, interval, firstEvent);
        }
        ResolvedRange range = ranges.resolve(asked, interval, firstEvent);
        return isSingleBar(query, range)
                ? ranges.resolveExactly(asked, interval, firstEvent)
                : range;
    }

    /** A bar on its own counts what was asked for, not the whole of its interval. */
    private boolean isSingleBar(TrendsQuery query, ResolvedRange range) {
        return query.filter().display().isBar()
                && Buckets.start(range.from(), query.interval(), project.weekStart())
                        .equals(Buckets.start(range.to(), query.interval(), project.weekStart()));
    }

    private ResolvedRange previous(TrendsQuery query, ResolvedRange current) {
        DateRange asked = query.scope().dateRange();
        return ranges.previous(
                current,
                isSingleBar(query, current) ? asked.exactly() : asked,
                query.interval(),
                project.periods(query.compare()));
    }

    /**
     * Plans who is behind a point.
     *
     * @param kept the breakdown values that have rows, for a point of "other"; empty otherwise
     * @return empty for an action that is unknown
     */
    public Optional<ActorSet> actors(
            TrendsQuery query,
            TrendsPoint point,
            @Nullable Instant firstEvent,
            List<List<String>> kept) {
        if (point.series() < 0 || point.series() >= query.series().size()) {
            throw QueryException.invalid("There is no such series", "query.source.series");
        }
        ResolvedRange current = current(query, firstEvent);
        ResolvedRange range = point.previous() ? previous(query, current) : current;
        PointTime time = new PointTime(query, project, current, range);
        Entity entity = query.series().get(point.series());
        return conditions(query, entity, point.cohort(query))
                .map(conditions ->
                        new TrendsActorsPlanner(query, entity, range, time, conditions, breakdowns)
                                .plan(point, kept));
    }

    private static List<Formula> formulas(TrendsQuery query) {
        return query.filter().formulas().stream()
                .map(formula -> Formula.parse(formula.expression(), query.series().size()))
                .toList();
    }

    private List<SeriesPart> parts(TrendsQuery query, ResolvedRange range, boolean previous) {
        List<SeriesPart> parts = new ArrayList<>();
        for (Long cohort : cohorts(query)) {
            for (int index = 0; index < query.series().size(); index++) {
                part(query, index, range, previous, cohort).ifPresent(parts::add);
            }
        }
        return parts;
    }

    /** The cohorts of a cohort breakdown, one null without. */
    private static List<@Nullable Long> cohorts(TrendsQuery query) {
        return query.breakdown().breakdowns().size() == 1
                        && query.breakdown().breakdowns().getFirst() instanceof ByCohort cohorts
                ? new ArrayList<>(cohorts.cohortIds())
                : Collections.singletonList(null);
    }

    /** Empty for the series of an action that is unknown: it has no row (trends rule 20). */
    private Optional<SeriesPart> part(
            TrendsQuery query,
            int index,
            ResolvedRange range,
            boolean previous,
            @Nullable Long cohort) {
        Entity entity = query.series().get(index);
        return conditions(query, entity, cohort)
                .map(conditions -> conditions.and(isShown(query, entity, range)))
                .map(conditions ->
                        new SeriesPlanner(query, entity, project, range, conditions, breakdowns)
                                .part(index, previous, cohort));
    }

    /**
     * Slopes show, and rank their lines by, what happened in the first and last interval alone.
     * Maths that look back over others read them all.
     */
    private Expr isShown(TrendsQuery query, Entity entity, ResolvedRange range) {
        boolean looksBack =
                switch (entity.details().math().kind()) {
                    case WEEKLY_ACTIVE,
                            MONTHLY_ACTIVE,
                            FIRST_TIME_FOR_USER,
                            FIRST_MATCHING_EVENT_FOR_USER,
                            FIRST_TIME_FOR_USER_WITH_FILTERS ->
                            true;
                    default -> false;
                };
        if (query.filter().display() != Display.SLOPE_GRAPH || looksBack) {
            return Conditions.TRUE;
        }
        ZonedDateTime first = Buckets.start(range.from(), query.interval(), project.weekStart());
        ZonedDateTime second = Buckets.plus(first, 1, query.interval());
        ZonedDateTime last = Buckets.start(range.to(), query.interval(), project.weekStart());
        return Conditions.or(
                List.of(
                        BucketExpressions.until(TIMESTAMP, second.minus(1, ChronoUnit.MICROS)),
                        BucketExpressions.within(TIMESTAMP, last, range.to())));
    }

    private Optional<SeriesConditions> conditions(
            TrendsQuery query, Entity entity, @Nullable Long cohort) {
        Expr scope =
                Conditions.and(
                        filters.of(query.scope()),
                        onDays(query.scope().dateRange()),
                        inCohort(cohort));
        return entities.matcher(entity)
                .map(matcher ->
                        new SeriesConditions(
                                matcher,
                                Conditions.and(filters.of(entity.details().filter()), scope)));
    }

    private static Expr onDays(DateRange range) {
        List<Integer> days = range.days().stream().map(DayOfWeek::getValue).toList();
        return days.isEmpty()
                ? Conditions.TRUE
                : Conditions.in(Call.of("toDayOfWeek", TIMESTAMP), days);
    }

    private Expr inCohort(@Nullable Long cohort) {
        if (cohort == null || cohort == ByCohort.ALL_USERS) {
            return Conditions.TRUE;
        }
        if (!project.cohorts().containsKey(cohort)) {
            throw QueryException.invalid(
                    "Cohort with id " + cohort + " does not exist",
                    "query.breakdownFilter.breakdown");
        }
        return Conditions.compare(CompareOp.IN_COHORT, Field.of("person_id"), Constant.of(cohort));
    }
}
