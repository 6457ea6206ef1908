package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Moving times, and the distance between two. */
final class DateShifts {
    private DateShifts() {}

    static void addTo(List<FunctionSignature> out) {
        for (String unit :
                List.of("Second", "Minute", "Hour", "Day", "Week", "Month", "Quarter", "Year")) {
            shift("add" + unit + "s", "{a1} + toInterval" + unit + "({a2})", out);
            shift("subtract" + unit + "s", "{a1} - toInterval" + unit + "({a2})", out);
        }
        shift("date_add", "{a1} + {a2}", out);
        shift("timeStampAdd", "{a1} + {a2}", out);
        shift("date_subtract", "{a1} - {a2}", out);
        shift("timeStampSub", "{a1} - {a2}", out);
        byUnit("dateAdd", "($1 + $2)", out);
        byUnit("dateSub", "($1 - $2)", out);
        distance("dateDiff", DateShifts::unitsBegun, "Units begun between two times.", out);
        distance("age", DateShifts::wholeUnits, "Whole units between two times.", out);
        scalar("make_interval")
                .args(6)
                .expandsTo(
                        "toIntervalYear({a1}) + toIntervalMonth({a2}) + toIntervalDay({a3})"
                                + " + toIntervalHour({a4}) + toIntervalMinute({a5}) + toIntervalSecond({a6})")
                .doc("An interval of years, months, days, hours, minutes and seconds.")
                .add(out);
    }

    private static void shift(String name, String hogql, List<FunctionSignature> out) {
        scalar(name).args(2).expandsTo(hogql).doc("The time moved by an interval.").add(out);
    }

    /** {@code dateAdd('day', 3, time)}, or {@code dateAdd(time, interval)}. */
    private static void byUnit(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(2, 3)
                .anyCase()
                .check(DateShifts::unknownUnit)
                .returns(DateShifts::movedType)
                .duckdb(site -> moved(site, template))
                .doc("The time moved by so many units, or by an interval.")
                .add(out);
    }

    @FunctionalInterface
    private interface Distance {
        Sql of(String unit, Sql from, Sql to);
    }

    private static void distance(
            String name, Distance distance, String doc, List<FunctionSignature> out) {
        FunctionBuilder function =
                scalar(name)
                        .args(3)
                        .anyCase()
                        .takes(Takes.ANY, Takes.TEMPORAL, Takes.TEMPORAL)
                        .check(DateShifts::unknownUnit)
                        .returns(Types.INT64)
                        .duckdb(site ->
                                distance.of(
                                        unitOf(site.types()).orElse("day"),
                                        timestamp(site, 2),
                                        timestamp(site, 3)))
                        .doc(doc);
        (name.equals("dateDiff") ? function.alsoNamed("date_diff") : function).add(out);
    }

    /** Weeks begin on Mondays; the engine counts sevens of days. */
    private static Sql unitsBegun(String unit, Sql from, Sql to) {
        return unit.equals("week")
                ? Sql.of(
                        "(date_diff('day', date_trunc('week', $1), date_trunc('week', $2)) // 7)",
                        from,
                        to)
                : Sql.of("date_diff($1, $2, $3)", Sql.value(unit), from, to);
    }

    /** A month is whole when its day and time are reached; the engine takes the last day for it. */
    private static Sql wholeUnits(String unit, Sql from, Sql to) {
        int months =
                switch (unit) {
                    case "month" -> 1;
                    case "quarter" -> 3;
                    case "year" -> 12;
                    default -> 0;
                };
        return months == 0
                ? Sql.of("date_sub($1, $2, $3)", Sql.value(unit), from, to)
                : Sql.of(
                        "CAST(trunc((date_diff('month', $1, $2) - CASE"
                                + " WHEN $1 <= $2 AND $2 - date_trunc('month', $2) < $1 - date_trunc('month', $1) THEN 1"
                                + " WHEN $1 > $2 AND $2 - date_trunc('month', $2) > $1 - date_trunc('month', $1) THEN -1"
                                + " ELSE 0 END) / $3) AS BIGINT)",
                        from,
                        to,
                        Sql.value((long) months));
    }

    private static Sql timestamp(CallSite site, int argument) {
        return Sql.of("CAST($1 AS TIMESTAMP)", site.localArg(argument));
    }

    private static Optional<String> unitOf(CallTypes call) {
        return call.text(1)
                .map(text ->
                        switch (text.toLowerCase(Locale.ROOT)) {
                            case "second", "seconds", "ss", "s" -> "second";
                            case "minute", "minutes", "mi", "n" -> "minute";
                            case "hour", "hours", "hh", "h" -> "hour";
                            case "day", "days", "dd", "d" -> "day";
                            case "week", "weeks", "wk", "ww" -> "week";
                            case "month", "months", "mm", "m" -> "month";
                            case "quarter", "quarters", "qq", "q" -> "quarter";
                            case "year", "years", "yyyy", "yy" -> "year";
                            case "millisecond", "milliseconds", "ms" -> "millisecond";
                            case "microsecond", "microseconds", "us" -> "microsecond";
                            default -> "";
                        })
                .filter(unit -> !unit.isEmpty());
    }

    private static Optional<String> unknownUnit(CallTypes call) {
        return call.size() == 3 && unitOf(call).isEmpty()
                ? Optional.of(
                        "Function '"
                                + call.name()
                                + "' expects a unit of time as its first argument")
                : Optional.empty();
    }

    private static HogqlType movedType(CallTypes call) {
        HogqlType time = call.type(call.size() == 3 ? 3 : 1);
        boolean calendar =
                call.size() == 3
                        ? isCalendar(unitOf(call).orElse("day"))
                        : call.type(2) instanceof HogqlType.Interval interval
                                && interval.calendar();
        if (time.isDate()) {
            return calendar ? time : Types.DATETIME_SECONDS.withNullable(call.anyNullable());
        }
        return time.isDateTime() ? time : Types.DATETIME.orNull();
    }

    private static boolean isCalendar(String unit) {
        return switch (unit) {
            case "day", "week", "month", "quarter", "year" -> true;
            default -> false;
        };
    }

    /** Days and longer are added to the wall clock, shorter units to the instant. */
    private static Sql moved(CallSite site, @CompileTimeText String template) {
        int time = site.size() == 3 ? 3 : 1;
        HogqlType type = site.type(time);
        Sql amount = site.size() == 3 ? interval(site) : site.arg(2);
        boolean calendar =
                site.size() == 3
                        ? isCalendar(unitOf(site.types()).orElse("day"))
                        : site.type(2) instanceof HogqlType.Interval interval
                                && interval.calendar();
        if (type.isDate() && calendar) {
            return Sql.of("CAST($1 AS DATE)", Sql.of(template, site.arg(time), amount));
        }
        Sql instant = site.take(time, Takes.DATETIME);
        return calendar
                ? site.toUtc(Sql.of(template, site.toLocal(instant, type), amount), site.type())
                : Sql.of(template, instant, amount);
    }

    private static Sql interval(CallSite site) {
        Sql count = site.take(2, Takes.INTEGER);
        String unit = unitOf(site.types()).orElse("day");
        return switch (unit) {
            case "microsecond" -> Sql.of("to_microseconds($1)", count);
            case "millisecond" -> Sql.of("to_milliseconds($1)", count);
            default ->
                    Arithmetics.intervalOf(
                            Character.toUpperCase(unit.charAt(0)) + unit.substring(1), count);
        };
    }
}
