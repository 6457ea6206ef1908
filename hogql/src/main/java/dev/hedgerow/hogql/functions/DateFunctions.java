package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.catalog.WeekStart;
import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Dates and times: reading, cutting and moving them in their zone. */
final class DateFunctions {
    private DateFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        scalar("now")
                .args(0, 1)
                .anyCase()
                .returns(ResultRule.exactly(Types.DATETIME))
                .duckdb(DateFunctions::now)
                .doc("The time of the query.")
                .add(out);
        scalar("today")
                .args(0)
                .anyCase()
                .returns(ResultRule.exactly(Types.DATE))
                .duckdb(DateFunctions::today)
                .doc("The date of the query in the project's zone.")
                .add(out);
        scalar("toDate")
                .args(1)
                .alsoNamed("to_date")
                .takes(Takes.DATE)
                .returns(Types.DATE)
                .returns(DateFunctions::parsedDate)
                .duckdb("$1")
                .doc("The date of a time in its zone, or of text.")
                .add(out);
        scalar("toDateTime")
                .args(1, 2)
                .returns(DateFunctions::parsedDateTime)
                .duckdb(site -> site.take(1, Takes.DATETIME))
                .doc("Text, a date or Unix seconds as a point in time.")
                .add(out);
        scalar("toTimeZone")
                .args(2)
                .takes(Takes.DATETIME, Takes.ANY)
                .returns(DateFunctions::zoned)
                .duckdb("$1")
                .doc("The same instant in another zone.")
                .add(out);
        cut("toStartOfHour", "date_trunc('hour', $1)", out);
        cut("toStartOfDay", "date_trunc('day', $1)", out);
        cutToDate("toStartOfMonth", "CAST(date_trunc('month', $1) AS DATE)", out);
        scalar("toStartOfWeek")
                .args(1, 2)
                .takes(Takes.TEMPORAL, Takes.ANY)
                .returns(Types.DATE)
                .duckdb(DateFunctions::startOfWeek)
                .doc("The first day of the week; the second argument is ClickHouse's mode.")
                .add(out);
        part("toYear", "CAST(year($1) AS BIGINT)", Types.UINT16, out);
        part("toMonth", "CAST(month($1) AS BIGINT)", Types.UINT8, out);
        part("toHour", "CAST(hour($1) AS BIGINT)", Types.UINT8, out);
    }

    /** A time cut to a coarser one. */
    private static void cut(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.DATETIME)
                .inAndOutOfLocalTime()
                .returns(Types.DATETIME_SECONDS)
                .returns(DateFunctions::cutType)
                .duckdb(template)
                .doc("The time cut down in its zone.")
                .add(out);
    }

    /** A time cut to the first day of something. */
    private static void cutToDate(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.TEMPORAL)
                .inLocalTime()
                .returns(Types.DATE)
                .duckdb(template)
                .doc("The first day of what the name says, in the time's zone.")
                .add(out);
    }

    /** A number out of a time. */
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

    private static HogqlType cutType(CallTypes call) {
        String zone = call.type(1) instanceof HogqlType.DateTime time ? time.zone() : null;
        return new HogqlType.DateTime(zone, 0, call.type(1).nullable() || call.type(1).isString());
    }

    private static HogqlType zoned(CallTypes call) {
        return new HogqlType.DateTime(call.text(2).orElse(null), 6, call.type(1).nullable());
    }

    private static HogqlType parsedDate(CallTypes call) {
        return Types.DATE.withNullable(call.anyNullable() || isParsed(call));
    }

    private static HogqlType parsedDateTime(CallTypes call) {
        HogqlType.DateTime type = new HogqlType.DateTime(call.text(2).orElse(null), 6, false);
        return type.withNullable(call.anyNullable() || isParsed(call));
    }

    /** Text that is no time becomes null. */
    private static boolean isParsed(CallTypes call) {
        return call.type(1).isString() && call.literal(1).isEmpty();
    }

    private static Sql now(CallSite site) {
        return Sql.value(LocalDateTime.ofInstant(site.context().now(), ZoneOffset.UTC));
    }

    private static Sql today(CallSite site) {
        return Sql.value(site.context().now().atZone(site.context().zone()).toLocalDate());
    }

    /** Odd modes start on Monday, even ones on Sunday; without a mode the project's week counts. */
    private static Sql startOfWeek(CallSite site) {
        Sql local = site.type(1).isDate() ? site.arg(1) : site.toLocal(site.arg(1), site.type(1));
        Optional<Long> mode = site.types().integer(2);
        boolean monday =
                mode.map(m -> m % 2 == 1).orElse(site.context().weekStart() == WeekStart.MONDAY);
        return monday
                ? Sql.of("CAST(date_trunc('week', $1) AS DATE)", local)
                : Sql.of("(CAST($1 AS DATE) - CAST(dayofweek($1) AS INTEGER))", local);
    }
}
