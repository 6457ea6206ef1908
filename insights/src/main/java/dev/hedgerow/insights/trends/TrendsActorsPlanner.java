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
import dev.hedgerow.insights.query.Breakdown;
import dev.hedgerow.insights.query.Breakdown.ByCohort;
import dev.hedgerow.insights.query.Breakdown.ByProperty;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.SeriesMath;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.template.QueryTemplate;
import dev.hedgerow.insights.time.BucketExpressions;
import dev.hedgerow.insights.time.ResolvedRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Plans who is behind a point: the same events as the number, by actor. */
final class TrendsActorsPlanner {
    private static final QueryTemplate ACTORS =
            QueryTemplate.of(
                    """
                    SELECT {actor} AS actor_id, count() AS event_count,
                        groupUniqArray(distinct_id) AS event_distinct_ids,
                        max(timestamp) AS last_seen
                    FROM events
                    WHERE {condition} AND {actor} IS NOT NULL
                    GROUP BY actor_id
                    """);
    private static final QueryTemplate EVENTS =
            QueryTemplate.of("SELECT uuid FROM events WHERE {condition} AND {actor} IS NOT NULL");
    private static final QueryTemplate FIRST_TIME_ACTORS =
            QueryTemplate.of(
                    """
                    SELECT actor_id, 1 AS event_count, [distinct_id] AS event_distinct_ids
                    FROM (
                        SELECT {actor} AS actor_id, min(timestamp) AS first_at,
                            minIf(timestamp, {matches}) AS matched_at,
                            argMinIf({breakdown}, timestamp, {matches}) AS in_breakdown,
                            argMinIf(distinct_id, timestamp, {matches}) AS distinct_id
                        FROM events
                        WHERE {condition} AND {actor} IS NOT NULL
                        GROUP BY actor_id
                    )
                    WHERE matched_at = first_at AND {range} AND in_breakdown
                    """);
    private static final Expr TIMESTAMP = Field.of("timestamp");

    private final TrendsQuery query;
    private final SeriesMath math;
    private final ResolvedRange range;
    private final PointTime pointTime;
    private final SeriesConditions conditions;
    private final BreakdownExpressions breakdowns;

    TrendsActorsPlanner(
            TrendsQuery query,
            Entity entity,
            ResolvedRange range,
            PointTime pointTime,
            SeriesConditions conditions,
            BreakdownExpressions breakdowns) {
        this.query = query;
        this.math = entity.details().math();
        this.range = range;
        this.pointTime = pointTime;
        this.conditions = conditions;
        this.breakdowns = breakdowns;
    }

    ActorSet plan(TrendsPoint point, List<List<String>> kept) {
        Expr breakdown = inBreakdown(point, kept);
        ResolvedRange time = pointTime.of(point, math.kind());
        return switch (math.kind()) {
            case FIRST_TIME_FOR_USER ->
                    firstTime(time, breakdown, conditions.matcher(), conditions.filters());
            case FIRST_MATCHING_EVENT_FOR_USER, FIRST_TIME_FOR_USER_WITH_FILTERS ->
                    firstTime(time, breakdown, conditions.all(), Conditions.TRUE);
            default -> {
                Map<String, Expr> events =
                        Map.of(
                                "actor",
                                SeriesMaths.actor(math),
                                "condition",
                                Conditions.and(
                                        within(TIMESTAMP, time), conditions.all(), breakdown));
                yield new ActorSet(
                        ACTORS.fill(events), SeriesMaths.groupTypeIndex(math), EVENTS.fill(events));
            }
        };
    }

    private ActorSet firstTime(ResolvedRange time, Expr breakdown, Expr candidates, Expr matches) {
        return new ActorSet(
                FIRST_TIME_ACTORS.fill(
                        Map.of(
                                "actor",
                                SeriesMaths.actor(math),
                                "matches",
                                matches,
                                "breakdown",
                                breakdown,
                                "condition",
                                Conditions.and(
                                        BucketExpressions.until(TIMESTAMP, range.to()), candidates),
                                "range",
                                within(Field.of("matched_at"), time))),
                SeriesMaths.groupTypeIndex(math));
    }

    private static Expr within(Expr time, ResolvedRange range) {
        return BucketExpressions.within(time, range.from(), range.to());
    }

    private Expr inBreakdown(TrendsPoint point, List<List<String>> kept) {
        List<Breakdown> asked = query.breakdown().breakdowns();
        boolean byCohort = asked.stream().anyMatch(ByCohort.class::isInstance);
        if (byCohort || point.breakdown().isEmpty()) {
            return Conditions.TRUE;
        }
        if (point.breakdown().size() != asked.size()) {
            throw QueryException.invalid(
                    "Input should have a value for each breakdown", "query.source.breakdown");
        }
        if (point.isOther()) {
            List<Expr> own =
                    kept.stream()
                            .filter(values -> !values.contains(BreakdownValues.OTHER))
                            .map(values -> hasValues(asked, values))
                            .toList();
            return Conditions.not(Conditions.or(own));
        }
        return hasValues(asked, point.breakdown());
    }

    private Expr hasValues(List<Breakdown> asked, List<String> values) {
        return Conditions.and(
                IntStream.range(0, asked.size())
                        .mapToObj(i -> hasValue(asked.get(i), values.get(i)))
                        .toList());
    }

    private Expr hasValue(Breakdown breakdown, String value) {
        if (breakdown instanceof ByProperty property && property.histogramBins() != null) {
            return inBin(BreakdownExpressions.number(property), value);
        }
        return Conditions.equal(breakdowns.of(breakdown, Bins.NONE), value);
    }

    /** {@code [low,high]} without its end; the bin of empty texts holds everyone (rule 28). */
    private static Expr inBin(Expr number, String bin) {
        if (bin.equals(BreakdownValues.NULL)) {
            return Conditions.compare(CompareOp.EQUAL, number, Conditions.NULL);
        }
        if (bin.equals(Bins.EVERYONE)) {
            return Conditions.TRUE;
        }
        List<Expr> ends = new ArrayList<>();
        try {
            for (String end : bin.replaceAll("[\\[\\]]", "").split(",", -1)) {
                ends.add(Constant.of(Double.valueOf(end)));
            }
        } catch (NumberFormatException noNumber) {
            throw noBin(bin);
        }
        if (ends.size() != 2) {
            throw noBin(bin);
        }
        return Conditions.and(
                Conditions.compare(CompareOp.GREATER_OR_EQUAL, number, ends.getFirst()),
                Conditions.compare(CompareOp.LESS, number, ends.getLast()));
    }

    private static QueryException noBin(String bin) {
        return QueryException.invalid(
                "Breakdown value must contain valid float or int values, such as [10,17.5], not '"
                        + bin
                        + "'",
                "query.source.breakdown");
    }
}
