package dev.hedgerow.insights.time;

import dev.hedgerow.hogql.ast.And;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.Compare;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.insights.query.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/** Buckets and ranges as HogQL, and what the store gives for them. */
public final class BucketExpressions {
    private BucketExpressions() {}

    /**
     * The start of the bucket that a time falls into, in the project's zone. Days are dates: an
     * engine groups by so few and small numbers in no time.
     */
    public static Expr start(Interval interval, Expr time) {
        String function =
                switch (interval) {
                    case SECOND -> "toStartOfSecond";
                    case MINUTE -> "toStartOfMinute";
                    case HOUR -> "toStartOfHour";
                    case DAY -> "toDate";
                    case WEEK -> "toStartOfWeek";
                    case MONTH -> "toStartOfMonth";
                };
        return Call.of(function, time);
    }

    /**
     * How many buckets after the one that starts at {@code first} a time is; for times that are not
     * before {@code first}.
     */
    public static Expr index(Interval interval, Expr time, ZonedDateTime first) {
        return switch (interval) {
            case SECOND -> elapsed(1, time, first);
            case MINUTE -> elapsed(60, time, first);
            case HOUR -> elapsed(3600, time, first);
            case DAY -> distance("day", time, first);
            case WEEK -> Call.of("intDiv", distance("day", time, first), Constant.of(7));
            case MONTH -> distance("month", time, first);
        };
    }

    private static Expr elapsed(int seconds, Expr time, ZonedDateTime first) {
        Expr since =
                Call.of(
                        "minus",
                        Call.of("toUnixTimestamp", time),
                        Constant.of(first.toEpochSecond()));
        return seconds == 1 ? since : Call.of("intDiv", since, Constant.of(seconds));
    }

    private static Expr distance(String unit, Expr time, ZonedDateTime first) {
        return Call.of("dateDiff", Constant.of(unit), Constant.of(first.toInstant()), time);
    }

    /** Whether a time is in {@code [from, to]}. */
    public static Expr within(Expr time, ZonedDateTime from, ZonedDateTime to) {
        return new And(
                List.of(
                        compare(CompareOp.GREATER_OR_EQUAL, time, from.toInstant()),
                        until(time, to)),
                Span.NONE);
    }

    /** Whether a time is not after {@code to}. */
    public static Expr until(Expr time, ZonedDateTime to) {
        return compare(CompareOp.LESS_OR_EQUAL, time, to.toInstant());
    }

    private static Expr compare(CompareOp op, Expr time, Instant instant) {
        return new Compare(op, time, Constant.of(instant), Span.NONE);
    }

    /** The start of a bucket as the store gives it: a time in UTC, or a day of the zone. */
    public static ZonedDateTime read(Object value, ZoneId zone) {
        return switch (value) {
            case LocalDate day -> day.atStartOfDay(zone);
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC).atZone(zone);
            default -> throw new IllegalArgumentException("no time: " + value.getClass());
        };
    }
}
