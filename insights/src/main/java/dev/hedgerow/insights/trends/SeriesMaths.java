package dev.hedgerow.insights.trends;

import dev.hedgerow.hogql.ast.Alias;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.parser.HogqlParser;
import dev.hedgerow.insights.filter.FilterScope;
import dev.hedgerow.insights.query.MathKind;
import dev.hedgerow.insights.query.PropertySubject;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.SeriesMath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maths as HogQL: who is counted, what number an event gives, and how numbers become one. */
final class SeriesMaths {
    private static final int GROUP_TYPES = 5;
    private static final Expr PERSON = Field.of("person_id");

    private SeriesMaths() {}

    /** Who is counted: a person, or a group (null for events without one). */
    static Expr actor(SeriesMath math) {
        Integer index = groupTypeIndex(math);
        return index == null
                ? PERSON
                : Call.of("nullIf", Field.of("$group_" + index), Constant.of(""));
    }

    /** The type of groups that a math counts; null when it counts people, or no actors at all. */
    static @Nullable Integer groupTypeIndex(SeriesMath math) {
        Integer index =
                switch (math.kind()) {
                    case UNIQUE_GROUP -> math.groupTypeIndex() == null ? -1 : math.groupTypeIndex();
                    case DAU,
                            WEEKLY_ACTIVE,
                            MONTHLY_ACTIVE,
                            FIRST_TIME_FOR_USER,
                            FIRST_MATCHING_EVENT_FOR_USER,
                            FIRST_TIME_FOR_USER_WITH_FILTERS ->
                            math.groupTypeIndex();
                    default -> null;
                };
        if (index != null && (index < 0 || index >= GROUP_TYPES)) {
            throw QueryException.invalid(
                    "The math unique_group needs a math_group_type_index from 0 to 4",
                    "query.series.math_group_type_index");
        }
        return index;
    }

    /** Whether the number is one of the session, not of the event. */
    static boolean isOfSession(SeriesMath math) {
        return math.property() != null
                && isOfProperty(math.kind())
                && (math.subject() == PropertySubject.Kind.SESSION
                        || math.property().equals("$session_duration"));
    }

    /** Whether numbers per actor are aggregated. */
    static boolean isPerActor(MathKind kind) {
        return switch (kind) {
            case AVG_COUNT_PER_ACTOR,
                    MIN_COUNT_PER_ACTOR,
                    MAX_COUNT_PER_ACTOR,
                    MEDIAN_COUNT_PER_ACTOR,
                    P75_COUNT_PER_ACTOR,
                    P90_COUNT_PER_ACTOR,
                    P95_COUNT_PER_ACTOR,
                    P99_COUNT_PER_ACTOR ->
                    true;
            case TOTAL,
                    DAU,
                    WEEKLY_ACTIVE,
                    MONTHLY_ACTIVE,
                    UNIQUE_SESSION,
                    UNIQUE_GROUP,
                    FIRST_TIME_FOR_USER,
                    FIRST_MATCHING_EVENT_FOR_USER,
                    FIRST_TIME_FOR_USER_WITH_FILTERS,
                    AVG,
                    SUM,
                    MIN,
                    MAX,
                    MEDIAN,
                    P75,
                    P90,
                    P95,
                    P99,
                    HOGQL ->
                    false;
        };
    }

    private static boolean isOfProperty(MathKind kind) {
        return switch (kind) {
            case AVG, SUM, MIN, MAX, MEDIAN, P75, P90, P95, P99 -> true;
            case TOTAL,
                    DAU,
                    WEEKLY_ACTIVE,
                    MONTHLY_ACTIVE,
                    UNIQUE_SESSION,
                    UNIQUE_GROUP,
                    FIRST_TIME_FOR_USER,
                    FIRST_MATCHING_EVENT_FOR_USER,
                    FIRST_TIME_FOR_USER_WITH_FILTERS,
                    AVG_COUNT_PER_ACTOR,
                    MIN_COUNT_PER_ACTOR,
                    MAX_COUNT_PER_ACTOR,
                    MEDIAN_COUNT_PER_ACTOR,
                    P75_COUNT_PER_ACTOR,
                    P90_COUNT_PER_ACTOR,
                    P95_COUNT_PER_ACTOR,
                    P99_COUNT_PER_ACTOR,
                    HOGQL ->
                    false;
        };
    }

    /** The number that an event, or its session, gives to a property math. */
    static Expr number(SeriesMath math) {
        String property = math.property();
        if (property == null) {
            throw new IllegalArgumentException("no property: " + math);
        }
        if (isOfSession(math)) {
            Expr field = Field.of("session", property);
            return Call.of("ifNull", Call.of("toFloat", field), Constant.of(0.0));
        }
        Expr field = FilterScope.EVENTS.field(new PropertySubject(math.subject(), null), property);
        boolean isTime = property.equals("$time") && math.subject() == PropertySubject.Kind.EVENT;
        return isTime
                ? Call.of("toUnixTimestamp", Call.of("toDateTime", field))
                : Call.of("toFloat", field);
    }

    /** Whether the number of a set of events is how many there are. */
    static boolean isCount(SeriesMath math) {
        return math.kind() == MathKind.TOTAL
                || (math.property() == null && isOfProperty(math.kind()));
    }

    /** The number of a set of events. */
    static Expr ofEvents(SeriesMath math) {
        if (isCount(math)) {
            return Call.of("count");
        }
        return switch (math.kind()) {
            case TOTAL,
                    FIRST_TIME_FOR_USER,
                    FIRST_MATCHING_EVENT_FOR_USER,
                    FIRST_TIME_FOR_USER_WITH_FILTERS ->
                    Call.of("count");
            case DAU, WEEKLY_ACTIVE, MONTHLY_ACTIVE, UNIQUE_GROUP -> distinct(actor(math));
            // Events without a session together are one.
            case UNIQUE_SESSION ->
                    distinct(Call.of("ifNull", Field.of("$session_id"), Constant.of("")));
            case HOGQL -> hogql(math);
            case AVG,
                    SUM,
                    MIN,
                    MAX,
                    MEDIAN,
                    P75,
                    P90,
                    P95,
                    P99,
                    AVG_COUNT_PER_ACTOR,
                    MIN_COUNT_PER_ACTOR,
                    MAX_COUNT_PER_ACTOR,
                    MEDIAN_COUNT_PER_ACTOR,
                    P75_COUNT_PER_ACTOR,
                    P90_COUNT_PER_ACTOR,
                    P95_COUNT_PER_ACTOR,
                    P99_COUNT_PER_ACTOR ->
                    ofNumbers(math.kind(), number(math));
        };
    }

    /** The number that numbers become. */
    static Expr ofNumbers(MathKind kind, Expr numbers) {
        return switch (kind) {
            case AVG, AVG_COUNT_PER_ACTOR -> Call.of("avg", numbers);
            case SUM -> Call.of("sum", numbers);
            case MIN, MIN_COUNT_PER_ACTOR -> Call.of("min", numbers);
            case MAX, MAX_COUNT_PER_ACTOR -> Call.of("max", numbers);
            case MEDIAN, MEDIAN_COUNT_PER_ACTOR -> quantile(0.5, numbers);
            case P75, P75_COUNT_PER_ACTOR -> quantile(0.75, numbers);
            case P90, P90_COUNT_PER_ACTOR -> quantile(0.9, numbers);
            case P95, P95_COUNT_PER_ACTOR -> quantile(0.95, numbers);
            case P99, P99_COUNT_PER_ACTOR -> quantile(0.99, numbers);
            case TOTAL,
                    DAU,
                    WEEKLY_ACTIVE,
                    MONTHLY_ACTIVE,
                    UNIQUE_SESSION,
                    UNIQUE_GROUP,
                    FIRST_TIME_FOR_USER,
                    FIRST_MATCHING_EVENT_FOR_USER,
                    FIRST_TIME_FOR_USER_WITH_FILTERS,
                    HOGQL ->
                    throw new IllegalArgumentException("not of numbers: " + kind);
        };
    }

    private static Expr hogql(SeriesMath math) {
        if (math.hogql() == null) {
            throw QueryException.invalid(
                    "The math hogql needs an expression in math_hogql", "query.series.math_hogql");
        }
        Expr expr = HogqlParser.parseExpr(math.hogql());
        return expr instanceof Alias alias ? alias.expr() : expr;
    }

    private static Expr distinct(Expr what) {
        return new Call("count", List.of(), List.of(what), true, null, Span.NONE);
    }

    private static Expr quantile(double level, Expr numbers) {
        return new Call(
                "quantile", List.of(Constant.of(level)), List.of(numbers), false, null, Span.NONE);
    }
}
