package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Dates and times: the present, reading, making and writing them. */
final class DateFunctions {
    /** Stands for the day filled up with a space, which the engine has no letter for. */
    private DateFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        scalar("now")
                .args(0, 1)
                .anyCase()
                .returns(ResultRule.exactly(Types.DATETIME))
                .duckdb(DateFunctions::now)
                .doc("The time of the query.")
                .add(out);
        scalar("now64")
                .args(0, 2)
                .returns(ResultRule.exactly(Types.DATETIME))
                .duckdb(DateFunctions::now)
                .doc("The time of the query.")
                .add(out);
        scalar("today")
                .args(0)
                .alsoNamed("current_date")
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
                .duckdb(DateFunctions::toPointInTime)
                .doc("Text, a date or Unix seconds as a point in time.")
                .add(out);
        scalar("toDateTime64")
                .args(1, 3)
                .returns(DateFunctions::parsedDateTime64)
                .duckdb(site -> site.take(1, Takes.DATETIME))
                .doc("A value as a point in time, with fractions of a second.")
                .add(out);
        scalar("toDateTimeUS")
                .args(1, 2)
                .takes(Takes.STRING)
                .returns(Types.DATETIME)
                .maybeNull()
                .duckdb(site ->
                        site.toUtc(
                                Sql.of(
                                        "try_strptime($1, ['%m/%d/%Y %H:%M:%S', '%m/%d/%Y', '%Y-%m-%d %H:%M:%S', '%Y-%m-%d'])",
                                        site.arg(1)),
                                site.type()))
                .doc("Text with the month before the day as a point in time, or null.")
                .add(out);
        scalar("toTime")
                .args(1)
                .takes(Takes.DATETIME)
                .inAndOutOfLocalTime()
                .returns(Types.DATETIME_SECONDS)
                .duckdb(
                        "(TIMESTAMP '1970-01-02 00:00:00' + (date_trunc('second', $1) - date_trunc('day', $1)))")
                .doc("The time of day, on the second of January 1970.")
                .add(out);
        scalar("toTimeZone")
                .args(1, 2)
                .takes(Takes.DATETIME, Takes.ANY)
                .returns(DateFunctions::zoned)
                .duckdb("$1")
                .doc("The same instant in another zone.")
                .add(out);
        making(out);
        reading(out);
        writing(out);
    }

    private static void making(List<FunctionSignature> out) {
        scalar("yesterday")
                .args(0)
                .returns(ResultRule.exactly(Types.DATE))
                .duckdb(site -> Sql.value(day(site).minusDays(1)))
                .doc("The date before the query's in the project's zone.")
                .add(out);
        scalar("current_timestamp")
                .args(0)
                .anyCase()
                .returns(ResultRule.exactly(Types.DATETIME))
                .duckdb(DateFunctions::now)
                .doc("The time of the query.")
                .add(out);
        scalar("makeDate")
                .args(3)
                .alsoNamed("make_date")
                .takes(Takes.INTEGER)
                .returns(Types.DATE)
                .duckdb("make_date($1, $2, $3)")
                .doc("The date of a year, a month and a day.")
                .add(out);
        scalar("makeDateTime")
                .args(6, 7)
                .alsoNamed("make_timestamp", "make_timestamptz")
                .takes(Takes.INTEGER)
                .returns(call ->
                        new HogqlType.DateTime(call.text(7).orElse(null), 0, call.anyNullable()))
                .duckdb(site ->
                        site.toUtc(
                                Sql.of(
                                        "make_timestamp($1, $2, $3, $4, $5, CAST($6 AS DOUBLE))",
                                        site.args().subList(0, 6).toArray(Sql[]::new)),
                                site.type()))
                .doc("The time of a year, month, day, hour, minute and second.")
                .add(out);
        scalar("timezone")
                .args(2)
                .expandsTo("toTimeZone({a2}, {a1})")
                .doc("The same instant in another zone.")
                .add(out);
    }

    private static void reading(List<FunctionSignature> out) {
        unix(
                "fromUnixTimestamp",
                0,
                "make_timestamp(CAST(CAST($1 AS DOUBLE) * 1000000 AS BIGINT))",
                out);
        unix(
                "to_timestamp",
                0,
                "make_timestamp(CAST(CAST($1 AS DOUBLE) * 1000000 AS BIGINT))",
                out);
        unix("fromUnixTimestamp64Milli", 3, "make_timestamp(CAST($1 * 1000 AS BIGINT))", out);
        unix("fromUnixTimestamp64Micro", 6, "make_timestamp(CAST($1 AS BIGINT))", out);
        for (String name :
                List.of(
                        "parseDateTimeBestEffort",
                        "parseDateTimeBestEffortOrNull",
                        "parseDateTime64BestEffort",
                        "parseDateTime64BestEffortOrNull",
                        "toDateTimeOrNull")) {
            scalar(name)
                    .args(1, 3)
                    .returns(DateFunctions::parsedDateTime)
                    .maybeNull()
                    .duckdb(DateFunctions::bestEffort)
                    .doc("Text as a point in time, or null.")
                    .add(out);
        }
        scalar("parseDateTime")
                .args(2, 3)
                .alsoNamed("parseDateTimeOrNull")
                .takes(Takes.STRING)
                .returns(Types.DATETIME_SECONDS)
                .maybeNull()
                .duckdb(site ->
                        site.toUtc(
                                Sql.of(
                                        "try_strptime($1, $2)",
                                        site.arg(1),
                                        site.types()
                                                .text(2)
                                                .map(f -> Sql.value(TimeFormats.forReading(f)))
                                                .orElse(site.arg(2))),
                                site.type()))
                .doc("Text in a given format as a point in time, or null.")
                .add(out);
        scalar("fromModifiedJulianDay")
                .args(1)
                .takes(Takes.INTEGER)
                .returns(Types.STRING)
                .duckdb("CAST(DATE '1858-11-17' + CAST($1 AS INTEGER) AS VARCHAR)")
                .doc("The date of a modified Julian day, as text.")
                .add(out);
    }

    /** Of a time with fractions, PostHog asks ClickHouse's toDateTime, which cuts them. */
    private static Sql toPointInTime(CallSite site) {
        boolean cut = site.type(1) instanceof HogqlType.DateTime time && time.precision() > 0;
        return cut ? Sql.of("date_trunc('second', $1)", site.arg(1)) : bestEffort(site);
    }

    /** Text that has no usual form is tried in the forms people write. */
    private static Sql bestEffort(CallSite site) {
        Sql usual =
                site.type(1).isString()
                        ? Coercions.parseDateTime(site.arg(1), site.type(), site.clock())
                        : site.take(1, Takes.DATETIME);
        boolean done =
                !site.type(1).isString()
                        || site.types()
                                .text(1)
                                .flatMap(text -> TimeTexts.parse(text, ZoneOffset.UTC))
                                .isPresent();
        if (done) {
            return usual;
        }
        Sql written =
                Sql.of(
                        "try_strptime($1, ['%d %b %Y %H:%M:%S', '%d %b %Y %H:%M', '%d %b %Y', '%b %d %Y %H:%M:%S',"
                                + " '%b %d %Y %H:%M', '%b %d %Y', '%d %B %Y', '%B %d %Y', '%B %d, %Y', '%d/%m/%Y %H:%M:%S',"
                                + " '%d/%m/%Y %H:%M', '%b %d, %Y %H:%M:%S', '%b %d, %Y', '%d/%m/%Y', '%Y%m%d%H%M%S', '%Y%m%d'])",
                        site.arg(1));
        Sql universal =
                Sql.of(
                        "try_strptime($1, ['%a, %d %b %Y %H:%M:%S GMT', '%a, %d %b %Y %H:%M:%S UTC'])",
                        site.arg(1));
        return Sql.of("coalesce($1, $2, $3)", usual, universal, site.toUtc(written, site.type()));
    }

    private static void writing(List<FunctionSignature> out) {
        scalar("formatDateTime")
                .args(2, 3)
                .alsoNamed("to_char")
                .takes(Takes.TEMPORAL, Takes.STRING)
                .returns(Types.STRING)
                .duckdb(site -> {
                    HogqlType shown =
                            site.types()
                                    .text(3)
                                    .<HogqlType>map(zone -> new HogqlType.DateTime(zone, 6, true))
                                    .orElse(site.type(1));
                    Sql local =
                            site.type(1).isDate() ? site.arg(1) : site.toLocal(site.arg(1), shown);
                    return site.types()
                            .text(2)
                            .map(format -> TimeFormats.write(format, local))
                            .orElse(Sql.of("strftime($1, $2)", local, site.arg(2)));
                })
                .doc("The time as text in a given format, ClickHouse's letters.")
                .add(out);
        scalar("nowInBlock").args(0, 1).expandsTo("now()").doc("The time of the query.").add(out);
        scalar("timeSlots")
                .args(2, 3)
                .expandsTo(
                        "arrayMap(time_slot -> fromUnixTimestamp(time_slot * ifNull({a3}, 1800)),"
                                + " range(intDiv(toUnixTimestamp({a1}), ifNull({a3}, 1800)),"
                                + " intDiv(toUnixTimestamp({a1}) + {a2}, ifNull({a3}, 1800)) + 1))")
                .doc("The half hours, or slots of so many seconds, that a length of time touches.")
                .add(out);
        for (String name : List.of("rowNumberInBlock", "rowNumberInAllBlocks")) {
            scalar(name)
                    .args(0)
                    .returns(ResultRule.exactly(Types.UINT64))
                    .duckdb("(row_number() OVER () - 1)")
                    .doc("The number of the row, from 0.")
                    .add(out);
        }
    }

    private static void unix(
            String name,
            int precision,
            @CompileTimeText String template,
            List<FunctionSignature> out) {
        scalar(name)
                .args(1, 2)
                .takes(Takes.NUMBER)
                .returns(new HogqlType.DateTime(null, precision, false))
                .duckdb(template)
                .doc("The point in time so many units after 1970.")
                .add(out);
    }

    private static HogqlType zoned(CallTypes call) {
        return new HogqlType.DateTime(call.text(2).orElse(null), 6, call.type(1).nullable());
    }

    private static HogqlType parsedDate(CallTypes call) {
        return Types.DATE.withNullable(call.anyNullable() || isParsed(call));
    }

    /** To the second for what PostHog hands to ClickHouse's toDateTime, such as usual literals. */
    private static HogqlType parsedDateTime(CallTypes call) {
        boolean whole =
                call.type(1).isString()
                        ? call.size() == 1 && call.text(1).filter(TimeTexts::isWhole).isPresent()
                        : !call.type(1).isUnknown();
        HogqlType.DateTime type =
                new HogqlType.DateTime(call.text(2).orElse(null), whole ? 0 : 6, false);
        return type.withNullable(call.anyNullable() || isParsed(call));
    }

    private static HogqlType parsedDateTime64(CallTypes call) {
        int precision = call.integer(2).orElse(3L).intValue() > 3 ? 6 : 3;
        HogqlType.DateTime type =
                new HogqlType.DateTime(call.text(3).orElse(null), precision, false);
        return type.withNullable(call.type(1).nullable() || isParsed(call));
    }

    /** Text that is no time becomes null. */
    private static boolean isParsed(CallTypes call) {
        boolean known =
                call.text(1).flatMap(text -> TimeTexts.parse(text, ZoneOffset.UTC)).isPresent();
        return call.type(1).isString() && !known;
    }

    private static Sql now(CallSite site) {
        return Sql.value(LocalDateTime.ofInstant(site.context().now(), ZoneOffset.UTC));
    }

    private static Sql today(CallSite site) {
        return Sql.value(day(site));
    }

    private static LocalDate day(CallSite site) {
        return site.context().now().atZone(site.context().zone()).toLocalDate();
    }
}
