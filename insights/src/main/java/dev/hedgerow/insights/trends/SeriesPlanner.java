package dev.hedgerow.insights.trends;

import dev.hedgerow.hogql.ast.ArrayLiteral;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.insights.breakdown.Bins;
import dev.hedgerow.insights.breakdown.BreakdownExpressions;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Breakdown;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.Breakdown.ByProperty;
import dev.hedgerow.insights.query.Display;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.SeriesMath;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.time.BucketExpressions;
import dev.hedgerow.insights.time.Buckets;
import dev.hedgerow.insights.time.ResolvedRange;
import dev.hedgerow.insights.trends.SeriesPart.Reading;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans one series in one period. */
final class SeriesPlanner {
    private static final Expr TIMESTAMP = Field.of("timestamp");

    private final TrendsQuery query;
    private final Entity entity;
    private final SeriesMath math;
    private final ProjectSnapshot project;
    private final ResolvedRange range;
    private final SeriesConditions conditions;
    private final BreakdownExpressions breakdownExpressions;
    private final boolean isTotal;

    SeriesPlanner(
            TrendsQuery query,
            Entity entity,
            ProjectSnapshot project,
            ResolvedRange range,
            SeriesConditions conditions,
            BreakdownExpressions breakdownExpressions) {
        this.query = query;
        this.entity = entity;
        this.math = entity.details().math();
        this.project = project;
        this.range = range;
        this.conditions = conditions;
        this.breakdownExpressions = breakdownExpressions;
        this.isTotal = query.filter().display().isTotalValue();
    }

    SeriesPart part(int index, boolean previous, @Nullable Long cohort) {
        List<Breakdown> breakdowns =
                query.breakdown().breakdowns().stream()
                        .filter(breakdown -> !(breakdown instanceof ByCohort) || cohort == null)
                        .toList();
        return new SeriesPart(
                index,
                entity,
                previous,
                range,
                cohort,
                breakdowns,
                reading(breakdowns),
                binsQuery(breakdowns),
                bins -> query(breakdowns, bins));
    }

    private Query query(List<Breakdown> breakdowns, List<Bins> bins) {
        if (query.filter().display() == Display.BOX_PLOT) {
            return boxes();
        }
        return isCountedByValue(breakdowns)
                ? countsByValue(breakdowns, bins)
                : query(breakdownExpressions.of(breakdowns, bins));
    }

    private boolean isCountedByValue(List<Breakdown> breakdowns) {
        return !breakdowns.isEmpty() && (SeriesMaths.isCount(math) || isOfActors());
    }

    private boolean isOfActors() {
        return switch (math.kind()) {
            case DAU, UNIQUE_GROUP -> query.filter().display() != Display.CUMULATIVE_LINE;
            default -> false;
        };
    }

    private Query countsByValue(List<Breakdown> breakdowns, List<Bins> bins) {
        BreakdownCounts counts =
                new BreakdownCounts(
                        bucket(TIMESTAMP),
                        where(),
                        isOfActors() ? SeriesMaths.actor(math) : null,
                        breakdowns,
                        bins,
                        breakdownExpressions);
        if (isLimitedByTotals()) {
            return counts.firstValues(BreakdownOrder.limit(query));
        }
        return canBeLists() ? counts.lists() : counts.rows();
    }

    /** Whether the store can tell which values come first: those with the greatest totals. */
    private boolean isLimitedByTotals() {
        return BreakdownOrder.isByTotals(query) && math.multiplier() > 0;
    }

    /** Only dates stand in lists: the driver reads times in lists in the machine's zone. */
    private boolean canBeLists() {
        return !isTotal && !query.interval().isWithinDay();
    }

    /** Rows of {@code (bucket, smallest, lower, middle, upper, greatest, mean)}. */
    private Query boxes() {
        if (math.property() == null) {
            throw QueryException.invalid(
                    "A box plot needs a math_property", "query.series.math_property");
        }
        return SeriesTemplates.BOXES.fill(
                Map.of(
                        "bucket", bucket(TIMESTAMP),
                        "number", SeriesMaths.number(math),
                        "condition", where()));
    }

    private Reading reading(List<Breakdown> breakdowns) {
        if (isTotal) {
            return Reading.TOTAL;
        }
        if (isCountedByValue(breakdowns)) {
            return canBeLists() && !isLimitedByTotals() ? Reading.LISTS : Reading.BUCKETS;
        }
        if (windowDays() == 0) {
            return Reading.BUCKETS;
        }
        return query.interval().isWithinDay() ? Reading.HOURLY_CHANGES : Reading.DAILY_CHANGES;
    }

    private int windowDays() {
        return ActiveWindow.days(math.kind(), query.interval());
    }

    private Query query(Expr breakdown) {
        return switch (math.kind()) {
            case FIRST_TIME_FOR_USER -> firstTime(breakdown, false);
            case FIRST_MATCHING_EVENT_FOR_USER, FIRST_TIME_FOR_USER_WITH_FILTERS ->
                    firstTime(breakdown, true);
            case WEEKLY_ACTIVE, MONTHLY_ACTIVE -> active(breakdown);
            case DAU, UNIQUE_GROUP ->
                    query.filter().display() == Display.CUMULATIVE_LINE
                            ? SeriesTemplates.FIRST_APPEARANCES.fill(base(breakdown))
                            : events(breakdown);
            default -> ofNumbers(breakdown);
        };
    }

    private Query ofNumbers(Expr breakdown) {
        Expr number = Field.of("number");
        if (SeriesMaths.isPerActor(math.kind())) {
            Map<String, Expr> values = base(breakdown);
            values.put("aggregate", SeriesMaths.ofNumbers(math.kind(), number));
            return SeriesTemplates.PER_ACTOR.fill(values);
        }
        if (SeriesMaths.isOfSession(math)) {
            Map<String, Expr> values = base(breakdown);
            values.put("aggregate", SeriesMaths.ofNumbers(math.kind(), number));
            values.put("number", SeriesMaths.number(math));
            return SeriesTemplates.PER_SESSION.fill(values);
        }
        return events(breakdown);
    }

    private Query events(Expr breakdown) {
        Map<String, Expr> values = base(breakdown);
        values.put("aggregate", SeriesMaths.ofEvents(math));
        return SeriesTemplates.EVENTS.fill(values);
    }

    private Map<String, Expr> base(Expr breakdown) {
        Map<String, Expr> values = new HashMap<>();
        values.put("bucket", bucket(TIMESTAMP));
        values.put("breakdown", breakdown);
        values.put("actor", SeriesMaths.actor(math));
        values.put("condition", where());
        return values;
    }

    private Expr bucket(Expr time) {
        return isTotal ? Constant.of("") : BucketExpressions.start(query.interval(), time);
    }

    private Expr where() {
        return where(range.from());
    }

    private Expr where(ZonedDateTime from) {
        return Conditions.and(
                BucketExpressions.within(TIMESTAMP, from, range.to()),
                conditions.all(),
                hasActor());
    }

    /** Events without a group are nothing to maths that count groups. */
    private Expr hasActor() {
        return SeriesMaths.groupTypeIndex(math) == null
                ? Conditions.TRUE
                : Conditions.compare(CompareOp.NOT_EQUAL, SeriesMaths.actor(math), Conditions.NULL);
    }

    /** The first event ever is looked for without a start; only its own time has to be in range. */
    private Query firstTime(Expr breakdown, boolean firstMatching) {
        Expr firstAt = Field.of("matched_at");
        Expr candidates = firstMatching ? conditions.all() : conditions.matcher();
        Map<String, Expr> values = new HashMap<>();
        values.put("bucket", bucket(firstAt));
        values.put("breakdown", breakdown);
        values.put("matches", firstMatching ? Conditions.TRUE : conditions.filters());
        values.put(
                "condition",
                Conditions.and(
                        BucketExpressions.until(TIMESTAMP, range.to()), candidates, hasActor()));
        values.put("actor", SeriesMaths.actor(math));
        values.put("range", BucketExpressions.within(firstAt, range.from(), range.to()));
        return SeriesTemplates.FIRST_TIME.fill(values);
    }

    private Query active(Expr breakdown) {
        int days = windowDays();
        Map<String, Expr> values = base(breakdown);
        if (isTotal) {
            values.put("condition", where(ActiveWindow.startOfTotal(math.kind(), range.to())));
            values.put("aggregate", SeriesMaths.ofEvents(math));
            return SeriesTemplates.EVENTS.fill(values);
        }
        if (days == 0) {
            return events(breakdown);
        }
        ZonedDateTime first = Buckets.start(range.from(), query.interval(), project.weekStart());
        boolean hourly = query.interval().isWithinDay();
        Expr unit = Field.of("unit");
        if (hourly) {
            values.put("unit", Call.of("toStartOfHour", TIMESTAMP));
            values.put("window_end", Call.of("addHours", unit, Constant.of(days * 24)));
            values.put("condition", where(ActiveWindow.start(first, days, true)));
        } else {
            values.put("unit", Call.of("toDate", TIMESTAMP));
            values.put("window_end", Call.of("addDays", unit, Constant.of(days)));
            values.put("condition", where(ActiveWindow.start(first, days, false)));
        }
        return SeriesTemplates.WINDOW_CHANGES.fill(values);
    }

    private Optional<Query> binsQuery(List<Breakdown> breakdowns) {
        List<Expr> bounds = new ArrayList<>();
        for (Breakdown breakdown : breakdowns) {
            if (breakdown instanceof ByProperty property && property.histogramBins() != null) {
                Expr number = BreakdownExpressions.number(property);
                bounds.add(Call.of("min", number));
                bounds.add(Call.of("max", number));
            }
        }
        return bounds.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        SeriesTemplates.AGGREGATES.fill(
                                Map.of(
                                        "aggregates",
                                        new ArrayLiteral(bounds, Span.NONE),
                                        "condition",
                                        where())));
    }

    /**
     * The bins of each breakdown.
     *
     * @param bounds smallest and greatest value of each histogram breakdown in turn, null for none
     */
    static List<Bins> bins(List<Breakdown> breakdowns, List<@Nullable Object> bounds) {
        List<Bins> bins = new ArrayList<>();
        int next = 0;
        for (Breakdown breakdown : breakdowns) {
            if (breakdown instanceof ByProperty property && property.histogramBins() != null) {
                Object low = bounds.get(next++);
                Object high = bounds.get(next++);
                bins.add(
                        low instanceof Number from && high instanceof Number to
                                ? Bins.over(
                                        from.doubleValue(),
                                        to.doubleValue(),
                                        property.histogramBins())
                                : Bins.NONE);
            } else {
                bins.add(Bins.NONE);
            }
        }
        return bins;
    }
}
