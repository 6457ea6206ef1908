package dev.hedgerow.insights.filter;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.insights.project.ActionDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Fields;
import dev.hedgerow.insights.query.PropertyFilters;
import dev.hedgerow.insights.template.QueryTemplate;
import dev.hedgerow.insights.time.BucketExpressions;
import dev.hedgerow.insights.time.ResolvedRange;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Behavioural criteria of cohorts as queries of person ids (hogql_cohort_query.py of PostHog):
 * whole days of the project's zone, as insights have them.
 */
final class BehaviourQueries {
    private static final QueryTemplate DID =
            QueryTemplate.of("SELECT DISTINCT person_id FROM events WHERE {condition}");
    private static final QueryTemplate DID_GROUPED =
            QueryTemplate.of(
                    "SELECT person_id FROM events WHERE {condition} GROUP BY person_id HAVING {group_condition}");
    private static final QueryTemplate DID_THEN =
            QueryTemplate.of(
                    """
                    SELECT DISTINCT early.person_id
                    FROM (SELECT person_id, timestamp AS first_at FROM events WHERE {condition}) AS early
                    JOIN (SELECT person_id, timestamp AS then_at FROM events WHERE {later_condition}) AS late
                        ON early.person_id = late.person_id
                    WHERE late.then_at > early.first_at
                        AND dateDiff('second', early.first_at, late.then_at) <= {seconds}
                    """);
    private static final Expr TIMESTAMP = Field.of("timestamp");
    private static final Expr FIRST = Call.of("min", TIMESTAMP);

    private final ProjectSnapshot project;
    private final BehaviourTimes times;
    private final FilterConditions filters;
    private final ActionConditions actions;

    BehaviourQueries(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.times = new BehaviourTimes(project, now);
        this.filters = new FilterConditions(project, now, FilterScope.EVENTS);
        this.actions = new ActionConditions(filters);
    }

    /** The ids of those who meet a criterion, its negation aside. */
    Query of(Fields fields) {
        String value = fields.requiredText("value");
        return switch (value) {
            case "performed_event" -> did(entity(fields), within(times.range(fields)));
            case "performed_event_multiple" ->
                    grouped(
                            Conditions.and(entity(fields), between(fields)),
                            compared(fields, Call.of("count"), "operator_value"));
            case "performed_event_first_time" -> firstTime(fields);
            case "performed_event_sequence" -> sequence(fields);
            case "performed_event_regularly" -> regularly(fields);
            case "stopped_performing_event" -> stopped(fields);
            case "restarted_performing_event" -> restarted(fields);
            default -> throw fields.wrong("value", "Unknown behaviour '" + value + "'");
        };
    }

    private static Query did(Expr entity, Expr when) {
        return DID.fill(Map.of("condition", Conditions.and(entity, when)));
    }

    private static Query grouped(Expr where, Expr having) {
        return DID_GROUPED.fill(Map.of("condition", where, "group_condition", having));
    }

    private Expr entity(Fields fields) {
        return Conditions.and(matcher(fields, "key", "event_type"), eventFilters(fields));
    }

    private Expr eventFilters(Fields fields) {
        return filters.of(PropertyFilters.parse(fields, "event_filters"));
    }

    private Expr matcher(Fields fields, String keyField, String typeField) {
        String key = fields.scalarText(keyField);
        if (key == null) {
            throw fields.wrong(keyField, "Field required");
        }
        return "actions".equals(fields.text(typeField))
                ? action(fields, keyField, key)
                : Conditions.equal(Field.of("event"), key);
    }

    private Expr action(Fields fields, String keyField, String key) {
        ActionDefinition action =
                key.matches("\\d{1,18}") ? project.actions().get(Long.parseLong(key)) : null;
        if (action == null) {
            throw fields.wrong(keyField, "Action with id " + key + " does not exist");
        }
        return actions.of(action);
    }

    private static Expr within(ResolvedRange range) {
        return BucketExpressions.within(TIMESTAMP, range.from(), range.to());
    }

    /** How often somebody did something is counted between two moments, not in whole days. */
    private Expr between(Fields fields) {
        List<Expr> bounds = new ArrayList<>();
        bounds.add(timed(CompareOp.GREATER, times.after(fields)));
        ZonedDateTime before = times.before(fields);
        if (before != null) {
            bounds.add(timed(CompareOp.LESS, before));
        }
        return Conditions.and(bounds);
    }

    private static Expr timed(CompareOp op, ZonedDateTime time) {
        return Conditions.compare(op, TIMESTAMP, Constant.of(time.toInstant()));
    }

    /** The first event ever is in the range and passes the filters. */
    private Query firstTime(Fields fields) {
        ResolvedRange range = times.range(fields);
        Expr filter = eventFilters(fields);
        Expr passes =
                filter.equals(Conditions.TRUE)
                        ? Conditions.TRUE
                        : Conditions.compare(
                                CompareOp.EQUAL, Call.of("minIf", TIMESTAMP, filter), FIRST);
        Expr until = BucketExpressions.until(TIMESTAMP, range.to());
        Expr since =
                Conditions.compare(
                        CompareOp.GREATER_OR_EQUAL, FIRST, Constant.of(range.from().toInstant()));
        return grouped(
                Conditions.and(matcher(fields, "key", "event_type"), until),
                Conditions.and(since, passes));
    }

    private static Expr compared(Fields fields, Expr count, String valueName) {
        Integer value = fields.integer(valueName);
        if (value == null) {
            throw fields.wrong(valueName, "Field required");
        }
        String operator = fields.text("operator");
        CompareOp op =
                switch (operator == null ? "exact" : operator) {
                    case "gte" -> CompareOp.GREATER_OR_EQUAL;
                    case "gt" -> CompareOp.GREATER;
                    case "lte" -> CompareOp.LESS_OR_EQUAL;
                    case "lt" -> CompareOp.LESS;
                    case "exact", "eq" -> CompareOp.EQUAL;
                    default ->
                            throw fields.wrong("operator", "Unknown operator '" + operator + "'");
                };
        return Conditions.compare(op, count, Constant.of(value));
    }

    private Query sequence(Fields fields) {
        Expr recent = within(times.range(fields));
        Expr then = matcher(fields, "seq_event", "seq_event_type");
        return DID_THEN.fill(
                Map.of(
                        "condition", Conditions.and(entity(fields), recent),
                        "later_condition", Conditions.and(then, recent),
                        "seconds", Constant.of(times.windowSeconds(fields))));
    }

    /** In at least so many of the last periods up to yesterday, each as long as the span. */
    private Query regularly(Fields fields) {
        int periods = fields.integer("total_periods", 1);
        int needed = fields.integer("min_periods", 1);
        if (periods < 1 || periods > 400 || needed < 1 || needed > periods) {
            throw fields.wrong("total_periods", "Input should be a sensible number of periods");
        }
        List<ZonedDateTime> ends = times.endsOfPeriods(fields, periods);
        List<Expr> met = new ArrayList<>();
        for (int i = 0; i < periods; i++) {
            Expr inPeriod =
                    Conditions.and(
                            timed(CompareOp.GREATER, ends.get(i + 1)),
                            timed(CompareOp.LESS_OR_EQUAL, ends.get(i)));
            Expr often =
                    Conditions.and(
                            some(inPeriod),
                            compared(fields, Call.of("countIf", inPeriod), "operator_value"));
            met.add(Call.of("if", often, Constant.of(1), Constant.of(0)));
        }
        Expr sum = met.size() == 1 ? met.getFirst() : sum(met);
        return grouped(
                Conditions.and(
                        entity(fields),
                        timed(CompareOp.GREATER, ends.getLast()),
                        timed(CompareOp.LESS_OR_EQUAL, ends.getFirst())),
                Conditions.compare(CompareOp.GREATER_OR_EQUAL, sum, Constant.of(needed)));
    }

    private static Expr sum(List<Expr> numbers) {
        return numbers.stream().reduce((left, right) -> Call.of("plus", left, right)).orElseThrow();
    }

    /** Did it in the range, but not in its recent part. */
    private Query stopped(Fields fields) {
        return grouped(
                Conditions.and(entity(fields), within(times.range(fields))),
                Conditions.compare(
                        CompareOp.LESS,
                        Call.of("max", TIMESTAMP),
                        Constant.of(times.recent(fields).from().toInstant())));
    }

    /** Did it recently and long ago, but neither between the two nor on the day they meet. */
    private Query restarted(Fields fields) {
        ResolvedRange recent = times.recent(fields);
        Expr before = timed(CompareOp.LESS, recent.from());
        return grouped(
                entity(fields),
                Conditions.and(
                        some(within(recent)),
                        some(before),
                        Conditions.not(some(within(times.rangeBeforeRecent(fields))))));
    }

    private static Expr some(Expr condition) {
        return Conditions.compare(CompareOp.GREATER, Call.of("countIf", condition), Constant.of(0));
    }
}
