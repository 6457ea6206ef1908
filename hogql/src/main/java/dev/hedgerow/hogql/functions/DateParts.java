package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;
import java.util.Optional;

/** Numbers and names out of dates and times, in their zone. */
final class DateParts {
    private DateParts() {}

    static void addTo(List<FunctionSignature> out) {
        part("toYear", "CAST(year($1) AS BIGINT)", Types.UINT16, out);
        part("toQuarter", "CAST(quarter($1) AS BIGINT)", Types.UINT8, out);
        part("toMonth", "CAST(month($1) AS BIGINT)", Types.UINT8, out);
        part("toDayOfYear", "CAST(dayofyear($1) AS BIGINT)", Types.UINT16, out);
        part("toDayOfMonth", "CAST(day($1) AS BIGINT)", Types.UINT8, out);
        part("toHour", "CAST(hour($1) AS BIGINT)", Types.UINT8, out);
        part("toMinute", "CAST(minute($1) AS BIGINT)", Types.UINT8, out);
        part("toSecond", "CAST(second($1) AS BIGINT)", Types.UINT8, out);
        part("toMillisecond", "CAST(millisecond($1) % 1000 AS BIGINT)", Types.UINT16, out);
        part("toISOYear", "CAST(isoyear($1) AS BIGINT)", Types.UINT16, out);
        part("toISOWeek", "CAST(weekofyear($1) AS BIGINT)", Types.UINT8, out);
        part("toYYYYMM", "CAST(strftime($1, '%Y%m') AS BIGINT)", Types.UINT32, out);
        part("toYYYYMMDD", "CAST(strftime($1, '%Y%m%d') AS BIGINT)", Types.UINT32, out);
        part("toYYYYMMDDhhmmss", "CAST(strftime($1, '%Y%m%d%H%M%S') AS BIGINT)", Types.UINT64, out);
        part("toModifiedJulianDay", "(CAST($1 AS DATE) - DATE '1858-11-17')", Types.INT32, out);
        part("monthName", "monthname($1)", Types.STRING, out);
        weeks(out);
        unixTimes(out);
        named(out);
    }

    private static void weeks(List<FunctionSignature> out) {
        scalar("toDayOfWeek")
                .args(1, 3)
                .takes(Takes.TEMPORAL, Takes.ANY)
                .returns(Types.UINT8)
                .duckdb(DateParts::dayOfWeek)
                .doc("The day of the week, Monday is 1; modes as in ClickHouse.")
                .add(out);
        scalar("toWeek")
                .args(1, 3)
                .takes(Takes.TEMPORAL, Takes.ANY)
                .returns(Types.UINT8)
                .duckdb(site -> Weeks.number(site.localArg(1), mode(site)))
                .doc("The number of the week in the year; modes as in ClickHouse.")
                .add(out);
        scalar("toYearWeek")
                .args(1, 3)
                .takes(Takes.TEMPORAL, Takes.ANY)
                .returns(Types.UINT32)
                .duckdb(site -> Weeks.yearAndNumber(site.localArg(1), mode(site)))
                .doc("The year and the number of its week; modes as in ClickHouse.")
                .add(out);
    }

    private static int mode(CallSite site) {
        return site.types().integer(2).orElse(0L).intValue();
    }

    private static void unixTimes(List<FunctionSignature> out) {
        instant("toUnixTimestamp", "(epoch_us($1) // 1000000)", out);
        instant("toUnixTimestamp64Milli", "epoch_ms($1)", out);
        instant("toUnixTimestamp64Micro", "epoch_us($1)", out);
        instant("toUnixTimestamp64Nano", "epoch_ns($1)", out);
        scalar("timeZoneOffset")
                .args(1)
                .takes(Takes.DATETIME)
                .returns(Types.INT32)
                .duckdb(site ->
                        Sql.of(
                                "((epoch_us($1) - epoch_us($2)) // 1000000)",
                                site.toLocal(site.arg(1), site.type(1)),
                                site.arg(1)))
                .doc("Seconds between the time's zone and UTC.")
                .add(out);
        scalar("timeZoneOf")
                .args(1)
                .alsoNamed("timezoneOf")
                .returns(ResultRule.exactly(Types.STRING))
                .duckdb(site ->
                        Sql.value(
                                site.type(1) instanceof HogqlType.DateTime time
                                                && time.zone() != null
                                        ? time.zone()
                                        : site.context().zone().getId()))
                .doc("The name of the time's zone.")
                .add(out);
    }

    /** Parts whose name is an argument. */
    private static void named(List<FunctionSignature> out) {
        scalar("date_part")
                .args(2)
                .takes(Takes.ANY, Takes.TEMPORAL)
                .check(DateParts::unknownPart)
                .returns(Types.INT64)
                .duckdb(site ->
                        switch (site.types().text(1).orElse("")) {
                            case "dow" -> Sql.of("CAST(isodow($1) AS BIGINT)", site.localArg(2));
                            case "second" -> Sql.of("CAST(second($1) AS BIGINT)", site.localArg(2));
                            default ->
                                    Sql.of(
                                            "CAST(date_part($1, $2) AS BIGINT)",
                                            site.arg(1),
                                            site.localArg(2));
                        })
                .doc("The part of a time with the given name.")
                .add(out);
        scalar("dateName")
                .args(2)
                .takes(Takes.ANY, Takes.TEMPORAL)
                .returns(Types.STRING)
                .duckdb(site ->
                        switch (site.types().text(1).orElse("")) {
                            case "weekday" -> Sql.of("dayname($1)", site.localArg(2));
                            case "month" -> Sql.of("monthname($1)", site.localArg(2));
                            default ->
                                    Sql.of(
                                            "CAST(date_part($1, $2) AS VARCHAR)",
                                            site.arg(1),
                                            site.localArg(2));
                        })
                .doc("The part of a time with the given name, as text.")
                .add(out);
    }

    /** A part of the local time. */
    private static void part(
            String name,
            @CompileTimeText String template,
            HogqlType type,
            List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.TEMPORAL)
                .inLocalTime()
                .returns(type)
                .duckdb(template)
                .doc("A part of the time in its zone.")
                .add(out);
    }

    /** A number out of the instant, whatever its zone. */
    private static void instant(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1, 2)
                .takes(Takes.DATETIME)
                .returns(Types.INT64)
                .duckdb(template)
                .doc("The time since 1970 in the unit that the name says.")
                .add(out);
    }

    private static Sql dayOfWeek(CallSite site) {
        Sql local = site.localArg(1);
        return switch (site.types().integer(2).orElse(0L).intValue()) {
            case 1 -> Sql.of("CAST(isodow($1) - 1 AS BIGINT)", local);
            case 2 -> Sql.of("CAST(dayofweek($1) AS BIGINT)", local);
            case 3 -> Sql.of("CAST(dayofweek($1) + 1 AS BIGINT)", local);
            default -> Sql.of("CAST(isodow($1) AS BIGINT)", local);
        };
    }

    private static Optional<String> unknownPart(CallTypes call) {
        return switch (call.text(1).orElse("")) {
            case "year", "quarter", "month", "day", "doy", "dow", "hour", "minute", "second" ->
                    Optional.empty();
            default -> Optional.of("Unknown part of a time in function 'date_part'");
        };
    }
}
