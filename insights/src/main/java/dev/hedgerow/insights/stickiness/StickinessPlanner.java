package dev.hedgerow.insights.stickiness;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.EntityConditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.MathKind;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.SeriesMath;
import dev.hedgerow.insights.query.StickinessQuery;
import dev.hedgerow.insights.query.StickinessQuery.CountOperator;
import dev.hedgerow.insights.query.StickinessQuery.Criteria;
import dev.hedgerow.insights.stickiness.StickinessPlan.Part;
import dev.hedgerow.insights.template.QueryTemplate;
import dev.hedgerow.insights.time.BucketExpressions;
import dev.hedgerow.insights.time.Buckets;
import dev.hedgerow.insights.time.DateRanges;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans stickiness: one query per series and period. Pure. */
public final class StickinessPlanner {
    /** Rows of {@code (actor_id, intervals)}. */
    private static final QueryTemplate ACTORS =
            QueryTemplate.of(
                    """
                    SELECT actor_id, count() AS intervals
                    FROM (
                        SELECT {actor} AS actor_id, {bucket} AS bucket, count() AS number
                        FROM events AS e
                        WHERE {condition}
                        GROUP BY actor_id, bucket
                    )
                    WHERE {counts} AND actor_id IS NOT NULL
                    GROUP BY actor_id
                    """);

    private static final QueryTemplate NUMBERS =
            QueryTemplate.of(
                    "SELECT intervals, count() AS actors FROM {actors} GROUP BY intervals");
    private static final QueryTemplate CHOSEN =
            QueryTemplate.of(
                    "SELECT actor_id, intervals AS event_count FROM {actors} WHERE {chosen}");
    private static final Expr TIMESTAMP = Field.of("timestamp");

    private final ProjectSnapshot project;
    private final DateRanges ranges;
    private final FilterConditions filters;
    private final EntityConditions entities;

    public StickinessPlanner(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.ranges = new DateRanges(project.zone(), project.weekStart(), now);
        this.filters = new FilterConditions(project, now, FilterScope.EVENTS);
        this.entities = new EntityConditions(project, filters);
    }

    /**
     * Plans a query, each series with the previous period after it; those of unknown actions are
     * left out.
     */
    public StickinessPlan plan(StickinessQuery query, @Nullable Instant firstEvent) {
        ResolvedRange range = range(query, firstEvent);
        ResolvedRange previous = query.compare().compare() ? previous(query, range) : null;
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < query.series().size(); i++) {
            part(query, i, range, false).ifPresent(parts::add);
            if (previous != null) {
                part(query, i, previous, true).ifPresent(parts::add);
            }
        }
        return new StickinessPlan(query, range, parts);
    }

    private ResolvedRange range(StickinessQuery query, @Nullable Instant firstEvent) {
        return ranges.resolve(query.scope().dateRange(), query.interval(), firstEvent);
    }

    private ResolvedRange previous(StickinessQuery query, ResolvedRange range) {
        return ranges.previous(
                range,
                query.scope().dateRange(),
                query.interval(),
                project.periods(query.compare()));
    }

    private Optional<Part> part(
            StickinessQuery query, int index, ResolvedRange range, boolean previous) {
        Entity entity = query.series().get(index);
        Integer count = query.intervalCount();
        int buckets = Buckets.list(range, query.interval(), project.weekStart()).size();
        int points = count == null ? buckets : Math.ceilDiv(buckets, count);
        return actors(query, entity, range)
                .map(actors -> NUMBERS.fill(Map.of("actors", actors)))
                .map(numbers -> new Part(index, entity, previous, points, numbers));
    }

    /**
     * Plans who is behind a point.
     *
     * @param intervals the number of intervals of the point; null for any
     * @param operator how the number is compared; null for as the query does
     */
    public ActorSet actors(
            StickinessQuery query,
            int series,
            boolean ofPrevious,
            @Nullable Long intervals,
            @Nullable CountOperator operator,
            @Nullable Instant firstEvent) {
        if (series < 0 || series >= query.series().size()) {
            throw QueryException.invalid("There is no such series", "query.source.series");
        }
        Entity entity = query.series().get(series);
        SeriesMath math = entity.details().math();
        Integer groupType = math.kind() == MathKind.UNIQUE_GROUP ? math.groupTypeIndex() : null;
        ResolvedRange current = range(query, firstEvent);
        Optional<Expr> actors =
                actors(query, entity, ofPrevious ? previous(query, current) : current);
        if (actors.isEmpty()) {
            return ActorSet.ofRows(List.of(), groupType);
        }
        CountOperator usual = query.filter().cumulative() ? CountOperator.GTE : CountOperator.EXACT;
        Expr chosen =
                intervals == null
                        ? Conditions.TRUE
                        : compare(
                                operator == null || query.filter().cumulative() ? usual : operator,
                                Field.of("intervals"),
                                intervals);
        return new ActorSet(
                CHOSEN.fill(Map.of("actors", actors.get(), "chosen", chosen)), groupType);
    }

    private Optional<Expr> actors(StickinessQuery query, Entity entity, ResolvedRange range) {
        return entities.of(entity)
                .map(matches -> {
                    Expr actor = actor(entity.details().math());
                    Map<String, Expr> values = new HashMap<>();
                    values.put("actor", actor);
                    values.put("bucket", bucket(query, range));
                    values.put(
                            "condition",
                            Conditions.and(
                                    BucketExpressions.within(TIMESTAMP, range.from(), range.to()),
                                    matches,
                                    filters.of(query.scope())));
                    values.put("counts", counts(query.filter().criteria()));
                    return QueryTemplate.value(ACTORS.fill(values));
                });
    }

    /** Intervals that are counted are counted back from the very end of the range. */
    private Expr bucket(StickinessQuery query, ResolvedRange range) {
        Integer count = query.intervalCount();
        if (count == null) {
            ZonedDateTime first =
                    Buckets.start(range.from(), query.interval(), project.weekStart());
            return BucketExpressions.index(query.interval(), TIMESTAMP, first);
        }
        Expr age =
                Call.of(
                        "age",
                        Constant.of(query.interval().json()),
                        TIMESTAMP,
                        Constant.of(range.to().toInstant()));
        return Call.of("intDiv", age, Constant.of(count));
    }

    private static Expr counts(@Nullable Criteria criteria) {
        return criteria == null
                ? Conditions.TRUE
                : compare(criteria.operator(), Field.of("number"), criteria.value());
    }

    private static Expr compare(CountOperator operator, Expr left, long value) {
        CompareOp op =
                switch (operator) {
                    case GTE -> CompareOp.GREATER_OR_EQUAL;
                    case LTE -> CompareOp.LESS_OR_EQUAL;
                    case GT -> CompareOp.GREATER;
                    case LT -> CompareOp.LESS;
                    case EXACT -> CompareOp.EQUAL;
                };
        return Conditions.compare(op, left, Constant.of(value));
    }

    /** A person, a group, or the value of an expression; null for events without one. */
    private static Expr actor(SeriesMath math) {
        String hogql = math.hogql();
        if (math.kind() == MathKind.HOGQL && hogql != null) {
            return HogqlParser.parseExpr(hogql);
        }
        Integer group = math.groupTypeIndex();
        if (math.kind() == MathKind.UNIQUE_GROUP && group != null) {
            if (group < 0 || group > 4) {
                throw QueryException.invalid(
                        "Input should be from 0 to 4", "query.series.math_group_type_index");
            }
            return Call.of("nullIf", Field.of("$group_" + group), Constant.of(""));
        }
        return Field.of("person_id");
    }
}
