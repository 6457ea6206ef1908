package dev.hedgerow.insights.filter;

import dev.hedgerow.hogql.ast.ArrayLiteral;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.FilterOperator;
import dev.hedgerow.insights.query.FilterValue;
import dev.hedgerow.insights.query.PropertyFilter.Comparison;
import dev.hedgerow.insights.query.PropertySubject;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.time.DateText;
import dev.hedgerow.insights.time.RelativeDate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A value compared by a filter's operator. Pure. */
final class ValueConditions {

    /** What the left side of a comparison holds. */
    enum Typing {
        /** Text, as every property of JSON is. */
        TEXT,
        NUMBER,
        BOOLEAN,
        TIME;

        private static final Set<String> TIMES =
                Set.of("timestamp", "created_at", "$start_timestamp", "$end_timestamp");

        static Typing of(PropertySubject subject, String key) {
            return switch (subject.kind()) {
                case EVENT, FEATURE, PERSON, GROUP, ELEMENT ->
                        key.startsWith("$virt_is_") ? BOOLEAN : TEXT;
                case EVENT_METADATA, PERSON_METADATA -> TIMES.contains(key) ? TIME : TEXT;
                case SESSION -> {
                    if (key.equals("$is_bounce")
                            || key.startsWith("$entry_has_")
                            || key.equals("$has_replay_events")) {
                        yield BOOLEAN;
                    }
                    if (TIMES.contains(key)) {
                        yield TIME;
                    }
                    yield subject.isNumberOfSession(key) ? NUMBER : TEXT;
                }
            };
        }
    }

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ProjectSnapshot project;
    private final ZonedDateTime now;

    ValueConditions(ProjectSnapshot project, Instant now) {
        this.project = project;
        this.now = now.atZone(project.zone());
    }

    /** The condition; several values mean any of them, or none of them for negative operators. */
    Expr of(Expr left, Typing typing, FilterOperator operator, FilterValue value) {
        return switch (value) {
            case FilterValue.None() -> withoutValue(left, operator);
            case FilterValue.One(Object one) -> single(left, typing, operator, one);
            case FilterValue.Many(List<Object> many) -> several(left, typing, operator, many);
        };
    }

    /** The condition that a filter puts on a text, with a value of the filter's. */
    Expr of(Expr text, Comparison comparison, FilterValue value) {
        return of(text, Typing.TEXT, comparison.operator(), value);
    }

    private static Expr withoutValue(Expr left, FilterOperator operator) {
        return switch (operator) {
            case IS_SET -> Conditions.compare(CompareOp.NOT_EQUAL, left, Conditions.NULL);
            case IS_NOT_SET -> Conditions.compare(CompareOp.EQUAL, left, Conditions.NULL);
            default ->
                    throw QueryException.invalid(
                            "The operator '" + operator.json() + "' needs a value", null);
        };
    }

    private Expr several(Expr left, Typing typing, FilterOperator operator, List<Object> values) {
        if (operator.isOfRange()) {
            return between(left, operator, values);
        }
        if (values.isEmpty() && operator.isContaining()) {
            return single(left, typing, operator, "[]"); // PostHog spells the list as a text
        }
        if (values.size() > 1 && isEquality(operator)) {
            return Conditions.in(left, values.stream().map(v -> typed(v, typing)).toList());
        }
        if (values.size() > 1 && operator.isContaining()) {
            return found(operator, left, values);
        }
        List<Expr> each = values.stream().map(v -> single(left, typing, operator, v)).toList();
        return operator.isNegative() ? Conditions.and(each) : Conditions.or(each);
    }

    private static boolean isEquality(FilterOperator operator) {
        return operator == FilterOperator.EXACT || operator == FilterOperator.IN;
    }

    /**
     * Whether some of the texts stand in a value as they are, or none of them: unlike one text they
     * are no patterns, and what is missing neither holds any nor none, as in PostHog.
     */
    private static Expr found(FilterOperator operator, Expr left, List<Object> texts) {
        List<Expr> items = texts.stream().map(ValueConditions::textOf).toList();
        return Conditions.compare(
                operator.isNegative() ? CompareOp.EQUAL : CompareOp.GREATER,
                Call.of(
                        "multiSearchAnyCaseInsensitive",
                        text(left),
                        new ArrayLiteral(items, Span.NONE)),
                Constant.of(0));
    }

    private Expr single(Expr left, Typing typing, FilterOperator operator, Object value) {
        return switch (operator) {
            case EXACT, IN -> Conditions.equal(left, typed(value, typing));
            case IS_NOT, NOT_IN ->
                    Conditions.compare(
                            CompareOp.NOT_EQUAL, left, Constant.of(typed(value, typing)));
            case ICONTAINS -> contains(CompareOp.ILIKE, left, value);
            case NOT_ICONTAINS -> contains(CompareOp.NOT_ILIKE, left, value);
            case ICONTAINS_MULTI, NOT_ICONTAINS_MULTI -> found(operator, left, List.of(value));
            case STARTS_WITH -> affix("startsWith", left, value);
            case NOT_STARTS_WITH -> Conditions.not(affix("startsWith", left, value));
            case ENDS_WITH -> affix("endsWith", left, value);
            case NOT_ENDS_WITH -> Conditions.not(affix("endsWith", left, value));
            case REGEX -> Conditions.compare(CompareOp.REGEX, text(left), textOf(value));
            case NOT_REGEX -> Conditions.compare(CompareOp.NOT_REGEX, text(left), textOf(value));
            case GT -> ordered(CompareOp.GREATER, left, typing, value);
            case GTE, MIN -> ordered(CompareOp.GREATER_OR_EQUAL, left, typing, value);
            case LT -> ordered(CompareOp.LESS, left, typing, value);
            case LTE, MAX -> ordered(CompareOp.LESS_OR_EQUAL, left, typing, value);
            case BETWEEN, NOT_BETWEEN -> between(left, operator, List.of(value));
            case IS_SET, IS_NOT_SET -> withoutValue(left, operator);
            case IS_DATE_EXACT -> date(CompareOp.EQUAL, left, value);
            case IS_DATE_BEFORE -> date(CompareOp.LESS, left, value);
            case IS_DATE_AFTER -> date(CompareOp.GREATER, left, value);
            case IS_CLEANED_PATH_EXACT ->
                    Conditions.compare(
                            CompareOp.EQUAL,
                            PathCleaning.of(left, project),
                            PathCleaning.of(textOf(value), project));
            case FLAG_EVALUATES_TO -> Conditions.TRUE;
            case SEMVER_EQ,
                    SEMVER_NEQ,
                    SEMVER_GT,
                    SEMVER_GTE,
                    SEMVER_LT,
                    SEMVER_LTE,
                    SEMVER_TILDE,
                    SEMVER_CARET,
                    SEMVER_WILDCARD ->
                    SemverConditions.of(left, operator, value.toString());
        };
    }

    private static Expr text(Expr left) {
        return Call.of("toString", left);
    }

    private static Expr textOf(Object value) {
        return Constant.of(plainText(value));
    }

    /** A scalar as JSON would spell it, which is how properties are kept: 5.0 as 5. */
    static String plainText(Object value) {
        if (value instanceof Double number && number == Math.rint(number)) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }

    private static Object typed(Object value, Typing typing) {
        String text = plainText(value);
        return switch (typing) {
            case TEXT, TIME -> text;
            case NUMBER -> number(text).map(Object.class::cast).orElse(text);
            case BOOLEAN -> text.equalsIgnoreCase("true");
        };
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text.strip()));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Expr contains(CompareOp op, Expr left, Object value) {
        return Conditions.compare(op, text(left), Constant.of("%" + plainText(value) + "%"));
    }

    /** What is missing starts and ends with nothing. */
    private static Expr affix(String function, Expr left, Object value) {
        return Call.of("ifNull", Call.of(function, text(left), textOf(value)), Conditions.FALSE);
    }

    /** Numbers compare as numbers, anything else as text. */
    private Expr ordered(CompareOp op, Expr left, Typing typing, Object value) {
        if (typing == Typing.TIME) {
            return date(op, left, value);
        }
        Optional<Double> number = number(plainText(value));
        if (number.isEmpty()) {
            return Conditions.compare(op, left, textOf(value));
        }
        return Conditions.compare(op, numeric(left, typing), Constant.of(number.get()));
    }

    private static Expr numeric(Expr left, Typing typing) {
        return typing == Typing.NUMBER ? left : Call.of("toFloat", left);
    }

    private static Expr between(Expr left, FilterOperator operator, List<Object> values) {
        List<Double> ends = values.stream().flatMap(v -> number(plainText(v)).stream()).toList();
        if (values.size() != 2) {
            throw QueryException.invalid(
                    operator.json() + " operator requires a two-element array [min, max]", null);
        }
        if (ends.size() != 2) {
            throw QueryException.invalid(
                    operator.json() + " operator requires numeric values", null);
        }
        double low = ends.getFirst();
        double high = ends.getLast();
        if (low > high) {
            throw QueryException.invalid(
                    operator.json()
                            + " operator requires min value to be less than or equal to max value",
                    null);
        }
        Expr number = Call.of("toFloat", left);
        if (operator == FilterOperator.BETWEEN) {
            return Conditions.and(
                    Conditions.compare(CompareOp.GREATER_OR_EQUAL, number, Constant.of(low)),
                    Conditions.compare(CompareOp.LESS_OR_EQUAL, number, Constant.of(high)));
        }
        return Conditions.or(
                List.of(
                        Conditions.compare(CompareOp.LESS, number, Constant.of(low)),
                        Conditions.compare(CompareOp.GREATER, number, Constant.of(high))));
    }

    private Expr date(CompareOp op, Expr left, Object value) {
        String text = plainText(value);
        Optional<ZonedDateTime> absolute = DateText.absolute(text, project.zone());
        ZonedDateTime date =
                absolute.or(() ->
                                RelativeDate.parse(text)
                                        .map(relative -> relative.before(now, project.weekStart())))
                        .orElseThrow(
                                () -> QueryException.invalid("Invalid date: '" + text + "'", null));
        return Conditions.compare(
                op,
                Call.of("toDateTime", text(left)),
                Call.of("toDateTime", Constant.of(DATE_TIME.format(date))));
    }
}
