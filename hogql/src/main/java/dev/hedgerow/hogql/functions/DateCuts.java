package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.catalog.WeekStart;
import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Times cut down to the start (or end) of something, in their zone. */
final class DateCuts {
    private DateCuts() {}

    static void addTo(List<FunctionSignature> out) {
        cut("toStartOfSecond", "date_trunc('second', $1)", out);
        cut("toStartOfMinute", "date_trunc('minute', $1)", out);
        cut("toStartOfFiveMinutes", "time_bucket(INTERVAL 5 MINUTE, $1)", out);
        cut("toStartOfTenMinutes", "time_bucket(INTERVAL 10 MINUTE, $1)", out);
        cut("toStartOfFifteenMinutes", "time_bucket(INTERVAL 15 MINUTE, $1)", out);
        cut("timeSlot", "time_bucket(INTERVAL 30 MINUTE, $1)", out);
        cut("toStartOfHour", "date_trunc('hour', $1)", out);
        cut("toStartOfDay", "date_trunc('day', $1)", out);
        cutToDate("toMonday", "CAST(date_trunc('week', $1) AS DATE)", out);
        cutToDate("toStartOfMonth", "CAST(date_trunc('month', $1) AS DATE)", out);
        cutToDate("toStartOfQuarter", "CAST(date_trunc('quarter', $1) AS DATE)", out);
        cutToDate("toStartOfYear", "CAST(date_trunc('year', $1) AS DATE)", out);
        cutToDate("toStartOfISOYear", "CAST(date_trunc('isoyear', $1) AS DATE)", out);
        cutToDate("toLastDayOfMonth", "last_day($1)", out);
        week("toStartOfWeek", "$1", out);
        week("toLastDayOfWeek", "($1 + 6)", out);
        truncation(out);
        interval(out);
    }

    private static void week(
            String name, @CompileTimeText String fromStart, List<FunctionSignature> out) {
        scalar(name)
                .args(1, 2)
                .takes(Takes.TEMPORAL, Takes.ANY)
                .returns(Types.DATE)
                .duckdb(site -> Sql.of(fromStart, startOfWeek(site)))
                .doc("A day of the time's week; the second argument is ClickHouse's mode.")
                .add(out);
    }

    private static void truncation(List<FunctionSignature> out) {
        scalar("dateTrunc")
                .args(2, 3)
                .anyCase()
                .alsoNamed("date_trunc")
                .takes(Takes.ANY, Takes.TEMPORAL, Takes.ANY)
                .check(DateCuts::unknownUnit)
                .returns(DateCuts::truncatedType)
                .duckdb(DateCuts::truncated)
                .doc("The time cut down to a unit: a date for week and longer, else a time.")
                .add(out);
    }

    private static void interval(List<FunctionSignature> out) {
        scalar("toStartOfInterval")
                .args(2, 3)
                .takes(Takes.TEMPORAL, Takes.ANY)
                .returns(DateCuts::intervalType)
                .duckdb(DateCuts::startOfInterval)
                .doc("The time cut down to a multiple of an interval.")
                .add(out);
        scalar("date_bin")
                .args(3)
                .expandsTo("toStartOfInterval({a2}, {a1}, {a3})")
                .doc("The time cut down to a multiple of an interval from a given start.")
                .add(out);
    }

    /** A time cut to a coarser one. */
    private static void cut(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1, 2)
                .takes(Takes.DATETIME)
                .inAndOutOfLocalTime()
                .returns(DateCuts::cutType)
                .duckdb(template)
                .doc("The time cut down in its zone.")
                .add(out);
    }

    /** A time cut to the first or last day of something. */
    private static void cutToDate(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.TEMPORAL)
                .inLocalTime()
                .returns(Types.DATE)
                .duckdb(template)
                .doc("The day that the name says, in the time's zone.")
                .add(out);
    }

    private static HogqlType cutType(CallTypes call) {
        return cut(call.type(1));
    }

    private static HogqlType cut(HogqlType time) {
        String zone = time instanceof HogqlType.DateTime known ? known.zone() : null;
        return new HogqlType.DateTime(zone, 0, time.nullable() || time.isString());
    }

    /** Odd modes start on Monday, even ones on Sunday; without a mode the project's week counts. */
    private static Sql startOfWeek(CallSite site) {
        Sql local = site.localArg(1);
        Optional<Long> mode = site.types().integer(2);
        boolean monday =
                mode.map(m -> m % 2 == 1).orElse(site.context().weekStart() == WeekStart.MONDAY);
        return monday
                ? Sql.of("CAST(date_trunc('week', $1) AS DATE)", local)
                : Sql.of("(CAST($1 AS DATE) - CAST(dayofweek($1) AS INTEGER))", local);
    }

    private static String unitOf(CallTypes call) {
        return call.text(1).orElse("").toLowerCase(Locale.ROOT);
    }

    private static Optional<String> unknownUnit(CallTypes call) {
        return switch (unitOf(call)) {
            case "second", "minute", "hour", "day", "week", "month", "quarter", "year" ->
                    Optional.empty();
            default ->
                    Optional.of(
                            "Function '"
                                    + call.name()
                                    + "' expects one of 'second', 'minute', 'hour', 'day', 'week', 'month',"
                                    + " 'quarter', 'year' as its first argument");
        };
    }

    private static boolean givesDate(String unit) {
        return switch (unit) {
            case "week", "month", "quarter", "year" -> true;
            default -> false;
        };
    }

    private static HogqlType truncatedType(CallTypes call) {
        HogqlType time = call.type(2);
        if (givesDate(unitOf(call))) {
            return Types.DATE.withNullable(time.nullable() || time.isString());
        }
        String zone = call.text(3).orElse(null);
        return zone == null ? cut(time) : new HogqlType.DateTime(zone, 0, time.nullable());
    }

    private static Sql truncated(CallSite site) {
        HogqlType zoned =
                site.size() == 3
                        ? new HogqlType.DateTime(site.types().text(3).orElse(null), 6, true)
                        : site.type(2);
        Sql local = site.type(2).isDate() ? site.arg(2) : site.toLocal(site.arg(2), zoned);
        String unit = unitOf(site.types());
        if (unit.equals("week")) {
            return Sql.of("CAST(date_trunc('week', $1) AS DATE)", local);
        }
        Sql cut = Sql.of("date_trunc($1, CAST($2 AS TIMESTAMP))", Sql.value(unit), local);
        return givesDate(unit) ? Sql.of("CAST($1 AS DATE)", cut) : site.cutToUtc(cut, site.type());
    }

    private static HogqlType intervalType(CallTypes call) {
        boolean date =
                call.type(2) instanceof HogqlType.Interval interval
                        && switch (interval.unit()) {
                            case "Week", "Month", "Quarter", "Year" -> true;
                            default -> false;
                        };
        return date
                ? Types.DATE.withNullable(call.type(1).nullable() || call.type(1).isString())
                : cut(call.type(1));
    }

    /** Multiples count from 1970, weeks from its first Monday, or from a given start. */
    private static Sql startOfInterval(CallSite site) {
        Sql local = Sql.of("CAST($1 AS TIMESTAMP)", site.localArg(1));
        Sql cut = Sql.of("time_bucket($1, $2, $3)", site.arg(2), local, origin(site));
        return site.type().isDate()
                ? Sql.of("CAST($1 AS DATE)", cut)
                : site.cutToUtc(cut, site.type());
    }

    private static Sql origin(CallSite site) {
        if (site.size() == 3) {
            return site.toLocal(site.take(3, Takes.DATETIME), site.type(3));
        }
        boolean week =
                site.type(2) instanceof HogqlType.Interval interval
                        && interval.unit().equals("Week");
        return week
                ? Sql.of("TIMESTAMP '1970-01-05 00:00:00'")
                : Sql.of("TIMESTAMP '1970-01-01 00:00:00'");
    }
}
