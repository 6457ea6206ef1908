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
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.template.QueryTemplate;
import dev.hedgerow.insights.time.DateText;
import dev.hedgerow.insights.time.RelativeDate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Behavioural criteria of cohorts as queries of person ids. */
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

    private final ProjectSnapshot project;
    private final ZonedDateTime now;
    private final FilterConditions filters;
    private final ActionConditions actions;

    BehaviourQueries(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.now = now.atZone(project.zone());
        this.filters = new FilterConditions(project, now, FilterScope.EVENTS);
        this.actions = new ActionConditions(filters);
    }

    /** The ids of those who meet a criterion, its negation aside. */
    Query of(Fields fields) {
        String value = fields.requiredText("value");
        Expr entity = entity(fields, "key", "event_type");
        Expr recent = within(fields);
        return switch (value) {
            case "performed_event" -> did(entity, recent);
            case "performed_event_multiple" ->
                    grouped(
                            Conditions.and(entity, recent),
                            compared(fields, Call.of("count"), "operator_value"));
            case "performed_event_first_time" ->
                    grouped(entity, sinceFirst(CompareOp.GREATER_OR_EQUAL, fields));
            case "performed_event_sequence" -> sequence(fields, entity, recent);
            case "performed_event_regularly" -> regularly(fields, entity);
            case "stopped_performing_event" -> stopped(fields, entity);
            case "restarted_performing_event" -> restarted(fields, entity);
            default -> throw fields.wrong("value", "Unknown behaviour '" + value + "'");
        };
    }

    private static Query did(Expr entity, Expr when) {
        return DID.fill(Map.of("condition", Conditions.and(entity, when)));
    }

    private static Query grouped(Expr where, Expr having) {
        return DID_GROUPED.fill(Map.of("condition", where, "group_condition", having));
    }

    private Expr entity(Fields fields, String keyField, String typeField) {
        String key = fields.scalarText(keyField);
        if (key == null) {
            throw fields.wrong(keyField, "Field required");
        }
        Expr matcher =
                "actions".equals(fields.text(typeField))
                        ? action(fields, keyField, key)
                        : Conditions.equal(Field.of("event"), key);
        return Conditions.and(matcher, filters.of(PropertyFilters.parse(fields, "event_filters")));
    }

    private Expr action(Fields fields, String keyField, String key) {
        ActionDefinition action =
                key.matches("\\d{1,18}") ? project.actions().get(Long.parseLong(key)) : null;
        if (action == null) {
            throw fields.wrong(keyField, "Action with id " + key + " does not exist");
        }
        return actions.of(action);
    }

    private Expr within(Fields fields) {
        List<Expr> bounds = new ArrayList<>();
        bounds.add(after(CompareOp.GREATER_OR_EQUAL, start(fields)));
        ZonedDateTime end = date(fields, "explicit_datetime_to");
        if (end != null) {
            bounds.add(after(CompareOp.LESS_OR_EQUAL, end));
        }
        return Conditions.and(bounds);
    }

    private static Expr after(CompareOp op, ZonedDateTime time) {
        return Conditions.compare(op, TIMESTAMP, Constant.of(time.toInstant()));
    }

    private Expr sinceFirst(CompareOp op, Fields fields) {
        return Conditions.compare(
                op, Call.of("min", TIMESTAMP), Constant.of(start(fields).toInstant()));
    }

    private ZonedDateTime start(Fields fields) {
        ZonedDateTime explicit = date(fields, "explicit_datetime");
        return explicit != null ? explicit : before(fields, "time_value", "time_interval", 1);
    }

    private @Nullable ZonedDateTime date(Fields fields, String name) {
        String text = fields.text(name);
        return text == null || text.isBlank()
                ? null
                : DateText.parse(text, now, project.weekStart(), fields.path(name)).value();
    }

    /** So many times a span before now. */
    private ZonedDateTime before(Fields fields, String valueName, String unitName, int times) {
        return span(fields, valueName, unitName, times).before(now, project.weekStart());
    }

    private static RelativeDate span(Fields fields, String valueName, String unitName, int times) {
        Integer value = fields.integer(valueName);
        if (value == null) {
            throw fields.wrong(valueName, "Field required");
        }
        String unit = fields.requiredText(unitName);
        RelativeDate.Unit known =
                switch (unit) {
                    case "minute" -> RelativeDate.Unit.MINUTE;
                    case "hour" -> RelativeDate.Unit.HOUR;
                    case "day" -> RelativeDate.Unit.DAY;
                    case "week" -> RelativeDate.Unit.WEEK;
                    case "month" -> RelativeDate.Unit.MONTH;
                    case "year" -> RelativeDate.Unit.YEAR;
                    default -> throw fields.wrong(unitName, "Unknown unit '" + unit + "'");
                };
        return new RelativeDate(value * times, known, RelativeDate.Position.EXACT);
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

    private Query sequence(Fields fields, Expr entity, Expr recent) {
        RelativeDate window = span(fields, "seq_time_value", "seq_time_interval", 1);
        long seconds = Duration.between(window.before(now, project.weekStart()), now).toSeconds();
        Expr then = entity(fields, "seq_event", "seq_event_type");
        return DID_THEN.fill(
                Map.of(
                        "condition", Conditions.and(entity, recent),
                        "later_condition", Conditions.and(then, recent),
                        "seconds", Constant.of(seconds)));
    }

    /** In at least so many of the last periods, each as long as the criterion's span. */
    private Query regularly(Fields fields, Expr entity) {
        int periods = fields.integer("total_periods", 1);
        int needed = fields.integer("min_periods", 1);
        if (periods < 1 || periods > 400 || needed > periods) {
            throw fields.wrong("total_periods", "Input should be a sensible number of periods");
        }
        List<Expr> met = new ArrayList<>();
        for (int i = 0; i < periods; i++) {
            ZonedDateTime from = before(fields, "time_value", "time_interval", i + 1);
            ZonedDateTime to = before(fields, "time_value", "time_interval", i);
            Expr inPeriod =
                    Conditions.and(
                            after(CompareOp.GREATER, from), after(CompareOp.LESS_OR_EQUAL, to));
            met.add(
                    Call.of(
                            "if",
                            compared(fields, Call.of("countIf", inPeriod), "operator_value"),
                            Constant.of(1),
                            Constant.of(0)));
        }
        Expr sum = met.size() == 1 ? met.getFirst() : sum(met);
        return grouped(
                Conditions.and(
                        entity,
                        after(
                                CompareOp.GREATER,
                                before(fields, "time_value", "time_interval", periods))),
                Conditions.compare(CompareOp.GREATER_OR_EQUAL, sum, Constant.of(needed)));
    }

    private static Expr sum(List<Expr> numbers) {
        return numbers.stream().reduce((left, right) -> Call.of("plus", left, right)).orElseThrow();
    }

    /** Did it before the recent time, but not in it. */
    private Query stopped(Fields fields, Expr entity) {
        ZonedDateTime recent = before(fields, "seq_time_value", "seq_time_interval", 1);
        return grouped(
                Conditions.and(entity, after(CompareOp.GREATER_OR_EQUAL, start(fields))),
                Conditions.compare(
                        CompareOp.LESS,
                        Call.of("max", TIMESTAMP),
                        Constant.of(recent.toInstant())));
    }

    /** Did it long ago and again in the recent time, but not between the two. */
    private Query restarted(Fields fields, Expr entity) {
        Expr recent = after(CompareOp.GREATER_OR_EQUAL, start(fields));
        ZonedDateTime longAgo = before(fields, "seq_time_value", "seq_time_interval", 1);
        if (!longAgo.isBefore(start(fields))) {
            throw QueryException.invalid(
                    "The time without the event must reach further back than the time with it",
                    fields.path("seq_time_value"));
        }
        Expr early = after(CompareOp.LESS, longAgo);
        Expr between =
                Conditions.and(
                        after(CompareOp.GREATER_OR_EQUAL, longAgo),
                        after(CompareOp.LESS, start(fields)));
        return grouped(
                entity, Conditions.and(some(early), some(recent), Conditions.not(some(between))));
    }

    private static Expr some(Expr condition) {
        return Conditions.compare(CompareOp.GREATER, Call.of("countIf", condition), Constant.of(0));
    }
}
