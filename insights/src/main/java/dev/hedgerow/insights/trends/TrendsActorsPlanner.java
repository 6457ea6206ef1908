package dev.hedgerow.insights.trends;

import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.breakdown.Bins;
import dev.hedgerow.insights.breakdown.BreakdownExpressions;
import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Breakdown;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.Breakdown.ByProperty;
import dev.hedgerow.insights.query.Display;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.MathKind;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.SeriesMath;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.template.QueryTemplate;
import dev.hedgerow.insights.time.BucketExpressions;
import dev.hedgerow.insights.time.Buckets;
import dev.hedgerow.insights.time.DateText;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Plans who is behind a point: the same events as the number, by actor. */
final class TrendsActorsPlanner {
    private static final QueryTemplate ACTORS =
            QueryTemplate.of(
                    """
                    SELECT {actor} AS actor_id, count() AS event_count
                    FROM events
                    WHERE {condition} AND {actor} IS NOT NULL
                    GROUP BY actor_id
                    """);
    private static final QueryTemplate FIRST_TIME_ACTORS =
            QueryTemplate.of(
                    """
                    SELECT actor_id, 1 AS event_count
                    FROM (
                        SELECT person_id AS actor_id, min(timestamp) AS first_at,
                            minIf(timestamp, {matches}) AS matched_at,
                            argMinIf({breakdown}, timestamp, {matches}) AS in_breakdown
                        FROM events
                        WHERE {condition}
                        GROUP BY actor_id
                    )
                    WHERE matched_at = first_at AND {range} AND in_breakdown
                    """);
    private static final Expr TIMESTAMP = Field.of("timestamp");

    private final TrendsQuery query;
    private final SeriesMath math;
    private final ProjectSnapshot project;
    private final ResolvedRange range;
    private final SeriesConditions conditions;

    TrendsActorsPlanner(
            TrendsQuery query,
            Entity entity,
            ProjectSnapshot project,
            ResolvedRange range,
            SeriesConditions conditions) {
        this.query = query;
        this.math = entity.details().math();
        this.project = project;
        this.range = range;
        this.conditions = conditions;
    }

    ActorSet plan(TrendsPoint point, List<List<String>> kept) {
        Expr breakdown = inBreakdown(point, kept);
        ResolvedRange time = time(point);
        boolean isGroup = math.kind() == MathKind.UNIQUE_GROUP;
        return switch (math.kind()) {
            case FIRST_TIME_FOR_USER ->
                    firstTime(time, breakdown, conditions.matcher(), conditions.filters());
            case FIRST_MATCHING_EVENT_FOR_USER ->
                    firstTime(time, breakdown, conditions.all(), Conditions.TRUE);
            default ->
                    new ActorSet(
                            ACTORS.fill(
                                    Map.of(
                                            "actor",
                                            SeriesMaths.actor(math),
                                            "condition",
                                            Conditions.and(
                                                    within(TIMESTAMP, time),
                                                    conditions.all(),
                                                    breakdown))),
                            isGroup ? math.groupTypeIndex() : null);
        };
    }

    private ActorSet firstTime(ResolvedRange time, Expr breakdown, Expr candidates, Expr matches) {
        return new ActorSet(
                FIRST_TIME_ACTORS.fill(
                        Map.of(
                                "matches",
                                matches,
                                "breakdown",
                                breakdown,
                                "condition",
                                Conditions.and(
                                        BucketExpressions.until(TIMESTAMP, range.to()), candidates),
                                "range",
                                within(Field.of("matched_at"), time))),
                null);
    }

    private static Expr within(Expr time, ResolvedRange range) {
        return BucketExpressions.within(time, range.from(), range.to());
    }

    /** The time whose events make the point. */
    private ResolvedRange time(TrendsPoint point) {
        String day = point.day();
        if (day == null || query.filter().display().isTotalValue()) {
            boolean isActive =
                    math.kind() == MathKind.WEEKLY_ACTIVE || math.kind() == MathKind.MONTHLY_ACTIVE;
            return isActive
                    ? new ResolvedRange(
                            ActiveWindow.startOfTotal(math.kind(), range.to()), range.to())
                    : range;
        }
        ZonedDateTime asked =
                DateText.absolute(day, project.zone())
                        .orElseThrow(() ->
                                QueryException.invalid(
                                        "Invalid date: '" + day + "'", "query.source.day"));
        ZonedDateTime start = Buckets.start(asked, query.interval(), project.weekStart());
        ZonedDateTime end = Buckets.plus(start, 1, query.interval()).minus(1, ChronoUnit.MICROS);
        return new ResolvedRange(from(start), earlier(end, range.to()));
    }

    private ZonedDateTime from(ZonedDateTime start) {
        int days = ActiveWindow.days(math.kind(), query.interval());
        if (days > 0) {
            return ActiveWindow.start(start, days, query.interval().isWithinDay());
        }
        boolean fromTheFirst = query.filter().display() == Display.CUMULATIVE_LINE;
        return fromTheFirst || start.isBefore(range.from()) ? range.from() : start;
    }

    private static ZonedDateTime earlier(ZonedDateTime one, ZonedDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    private Expr inBreakdown(TrendsPoint point, List<List<String>> kept) {
        List<Breakdown> breakdowns = query.breakdown().breakdowns();
        boolean byCohort = breakdowns.stream().anyMatch(ByCohort.class::isInstance);
        if (byCohort || point.breakdown().isEmpty()) {
            return Conditions.TRUE;
        }
        if (point.breakdown().size() != breakdowns.size()) {
            throw QueryException.invalid(
                    "Input should have a value for each breakdown", "query.source.breakdown");
        }
        if (point.isOther()) {
            List<Expr> own =
                    kept.stream()
                            .filter(values -> !values.contains(BreakdownValues.OTHER))
                            .map(values -> hasValues(breakdowns, values))
                            .toList();
            return Conditions.not(Conditions.or(own));
        }
        return hasValues(breakdowns, point.breakdown());
    }

    private static Expr hasValues(List<Breakdown> breakdowns, List<String> values) {
        return Conditions.and(
                IntStream.range(0, breakdowns.size())
                        .mapToObj(i -> hasValue(breakdowns.get(i), values.get(i)))
                        .toList());
    }

    private static Expr hasValue(Breakdown breakdown, String value) {
        if (breakdown instanceof ByProperty property && property.histogramBins() != null) {
            return inBin(BreakdownExpressions.number(property), value);
        }
        return Conditions.equal(BreakdownExpressions.of(breakdown, Bins.NONE), value);
    }

    /** {@code [low,high]} without its end; the bin of empty texts holds everyone (rule 28). */
    private static Expr inBin(Expr number, String bin) {
        if (bin.equals(Bins.EVERYONE)) {
            return Conditions.TRUE;
        }
        List<Expr> ends = new ArrayList<>();
        try {
            for (String end : bin.replaceAll("[\\[\\]]", "").split(",", -1)) {
                ends.add(Constant.of(Double.valueOf(end)));
            }
        } catch (NumberFormatException noBin) {
            return Conditions.compare(CompareOp.EQUAL, number, Conditions.NULL);
        }
        return ends.size() == 2
                ? Conditions.and(
                        Conditions.compare(CompareOp.GREATER_OR_EQUAL, number, ends.getFirst()),
                        Conditions.compare(CompareOp.LESS, number, ends.getLast()))
                : Conditions.FALSE;
    }
}
