package dev.hedgerow.insights.lifecycle;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.insights.activity.ActivityBits;
import dev.hedgerow.insights.actorset.ActorSet;
import dev.hedgerow.insights.filter.Conditions;
import dev.hedgerow.insights.filter.EntityConditions;
import dev.hedgerow.insights.filter.FilterConditions;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.project.SeriesNames;
import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.LifecycleQuery;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.template.QueryTemplate;
import dev.hedgerow.insights.time.BucketExpressions;
import dev.hedgerow.insights.time.Buckets;
import dev.hedgerow.insights.time.DateRanges;
import dev.hedgerow.insights.time.DateText;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans lifecycles: one pass over the events, one set of intervals per actor. Pure. */
public final class LifecyclePlanner {
    private static final QueryTemplate OF_PERSONS =
            QueryTemplate.of(
                    """
                    SELECT {born} AS born, activity, count() AS actors
                    FROM (
                        SELECT person_id AS actor, {activity} AS activity
                        FROM events
                        WHERE {condition}
                        GROUP BY actor
                    ) AS active
                    INNER JOIN persons ON persons.id = active.actor
                    GROUP BY born, activity
                    """);
    private static final QueryTemplate OF_GROUPS =
            QueryTemplate.of(
                    """
                    SELECT {born} AS born, activity, count() AS actors
                    FROM (
                        SELECT {actor} AS actor, {activity} AS activity
                        FROM events
                        WHERE {condition}
                        GROUP BY actor
                    ) AS active
                    INNER JOIN groups ON groups.key = active.actor AND groups.index = {type}
                    GROUP BY born, activity
                    """);

    /** Each actor's events of the intervals asked about, and all intervals with activity. */
    private static final QueryTemplate ACTIVITY_OF_ACTORS =
            QueryTemplate.of(
                    """
                    SELECT {actor} AS actor, countIf(has({asked}, {index})) AS event_count,
                        groupUniqArray({index}) AS seen, min({index}) AS first_seen
                    FROM events
                    WHERE {condition}
                    GROUP BY actor
                    """);

    private static final QueryTemplate PERSONS =
            QueryTemplate.of(
                    """
                    SELECT active.actor AS actor_id, active.event_count AS event_count
                    FROM {active} AS active
                    INNER JOIN persons ON persons.id = active.actor
                    WHERE arrayExists(at -> {status}, {asked})
                    """);
    private static final QueryTemplate GROUPS =
            QueryTemplate.of(
                    """
                    SELECT active.actor AS actor_id, active.event_count AS event_count
                    FROM {active} AS active
                    INNER JOIN groups ON groups.key = active.actor AND groups.index = {type}
                    WHERE arrayExists(at -> {status}, {asked})
                    """);
    private static final Expr NOW = HogqlParser.parseExpr("has(active.seen, at)");
    private static final Expr BEFORE = HogqlParser.parseExpr("has(active.seen, at - 1)");
    private static final Expr FIRST_SEEN = HogqlParser.parseExpr("active.first_seen = at");
    private static final Expr TIMESTAMP = Field.of("timestamp");
    private static final int NOT_SHOWN = -2;

    private final ProjectSnapshot project;
    private final LifecycleQuery query;
    private final ResolvedRange range;
    private final List<ZonedDateTime> starts;
    private final ZonedDateTime first;
    private final FilterConditions filters;
    private final Expr matches;

    public LifecyclePlanner(
            LifecycleQuery query,
            ProjectSnapshot project,
            Instant now,
            @Nullable Instant firstEvent) {
        this.project = project;
        this.query = query;
        this.range =
                new DateRanges(project.zone(), project.weekStart(), now)
                        .resolve(query.scope().dateRange(), query.interval(), firstEvent);
        this.starts = Buckets.list(range, query.interval(), project.weekStart());
        this.first = Buckets.plus(starts.getFirst(), -1, query.interval());
        this.filters = new FilterConditions(project, now, FilterScope.EVENTS);
        EntityConditions entities = new EntityConditions(project, filters);
        this.matches =
                Conditions.and(
                        query.series().stream()
                                .map(entity ->
                                        entities.of(entity)
                                                .orElseThrow(() -> unknownAction(entity)))
                                .toList());
    }

    private QueryException unknownAction(Entity entity) {
        return QueryException.invalid(
                "Action ID " + SeriesNames.of(entity, project) + " does not exist!",
                "query.series");
    }

    public LifecyclePlan plan() {
        Integer group = query.scope().aggregationGroupTypeIndex();
        ActivityBits bits = new ActivityBits(starts.size() + 1);
        Map<String, Expr> values = new HashMap<>();
        values.put("activity", bits.collect(index(TIMESTAMP), Conditions.TRUE));
        values.put("condition", condition());
        values.put("born", born());
        if (group == null) {
            return new LifecyclePlan(query, range, starts, OF_PERSONS.fill(values));
        }
        values.put("actor", groupKey(group));
        values.put("type", Constant.of(group));
        return new LifecyclePlan(query, range, starts, OF_GROUPS.fill(values));
    }

    private Expr index(Expr time) {
        return BucketExpressions.index(query.interval(), time, first);
    }

    private Expr born() {
        Expr created =
                query.scope().aggregationGroupTypeIndex() == null
                        ? Field.of("persons", "created_at")
                        : Field.of("groups", "created_at");
        Expr isEarlier =
                Conditions.compare(CompareOp.LESS, created, Constant.of(first.toInstant()));
        return Call.of("if", isEarlier, Constant.of(-1), index(created));
    }

    /** Events without a person profile are left out, or those without a group (rules 37, 38). */
    private Expr condition() {
        Integer group = query.scope().aggregationGroupTypeIndex();
        Expr hasActor =
                group == null
                        ? Conditions.compare(
                                CompareOp.NOT_EQUAL,
                                Field.of("person_mode"),
                                Constant.of("propertyless"))
                        : Conditions.compare(CompareOp.NOT_EQUAL, groupKey(group), Conditions.NULL);
        ZonedDateTime end =
                Buckets.plus(starts.getFirst(), starts.size(), query.interval())
                        .minus(1, ChronoUnit.MICROS);
        return Conditions.and(
                BucketExpressions.within(TIMESTAMP, first, end),
                matches,
                filters.of(query.scope()),
                hasActor);
    }

    private static Expr groupKey(int type) {
        if (type < 0 || type > 4) {
            throw QueryException.invalid(
                    "Input should be from 0 to 4", "query.aggregation_group_type_index");
        }
        return Call.of("nullIf", Field.of("$group_" + type), Constant.of(""));
    }

    /**
     * Plans who is behind a number.
     *
     * @param day any time in the interval; null for every interval shown
     * @param status null for all
     */
    public ActorSet actors(@Nullable String day, @Nullable LifecycleStatus status) {
        Expr asked = asked(day);
        Integer group = query.scope().aggregationGroupTypeIndex();
        Map<String, Expr> values = new HashMap<>();
        values.put("actor", group == null ? Field.of("person_id") : groupKey(group));
        values.put("index", index(TIMESTAMP));
        values.put("asked", asked);
        values.put("condition", condition());
        Map<String, Expr> chosen = new HashMap<>();
        chosen.put("active", QueryTemplate.value(ACTIVITY_OF_ACTORS.fill(values)));
        chosen.put("asked", asked);
        chosen.put("status", condition(status));
        if (group == null) {
            return ActorSet.ofPersons(PERSONS.fill(chosen));
        }
        chosen.put("type", Constant.of(group));
        return ActorSet.ofGroups(group, GROUPS.fill(chosen));
    }

    /**
     * The numbers of the intervals asked about; the one before the first shown has number 0, and
     * nobody is behind a day out of the range.
     */
    private Expr asked(@Nullable String day) {
        return day == null
                ? Call.of("range", Constant.of(1L), Constant.of(starts.size() + 1L))
                : Call.of("array", Constant.of(1L + shown(day)));
    }

    /** The index of the interval of a day; less than -1 when it is not shown. */
    private int shown(String day) {
        ZonedDateTime asked =
                DateText.absolute(day, project.zone())
                        .orElseThrow(() ->
                                QueryException.invalid(
                                        "Invalid date: '" + day + "'", "query.source.day"));
        int index = starts.indexOf(Buckets.start(asked, query.interval(), project.weekStart()));
        return index < 0 ? NOT_SHOWN : index;
    }

    /** Whether an actor has that status in the interval {@code at}. */
    private Expr condition(@Nullable LifecycleStatus status) {
        Expr isNew =
                Conditions.and(
                        FIRST_SEEN, Conditions.compare(CompareOp.EQUAL, born(), Field.of("at")));
        return switch (status) {
            case null -> Conditions.or(List.of(NOW, BEFORE));
            case NEW -> isNew;
            case RETURNING -> Conditions.and(NOW, BEFORE);
            case RESURRECTING -> Conditions.and(NOW, Conditions.not(BEFORE), Conditions.not(isNew));
            case DORMANT -> Conditions.and(BEFORE, Conditions.not(NOW));
        };
    }
}
