package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.HogqlType.Interval;
import dev.hedgerow.hogql.types.HogqlType.Kind;
import dev.hedgerow.hogql.types.Types;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic operators, over numbers, dates and intervals, by the names ClickHouse gives them.
 */
final class Arithmetics {
    private Arithmetics() {}

    static void addTo(List<FunctionSignature> out) {
        scalar("plus")
                .args(2)
                .returns(Arithmetics::sumType)
                .check(Arithmetics::illegal)
                .duckdb(Arithmetics::plus)
                .doc("A sum; also of a time and an interval.")
                .add(out);
        scalar("minus")
                .args(2)
                .returns(Arithmetics::differenceType)
                .check(Arithmetics::illegal)
                .duckdb(Arithmetics::minus)
                .doc("A difference; also of times, in seconds.")
                .add(out);
        scalar("multiply")
                .args(2)
                .returns(Arithmetics::numberType)
                .takes(Takes.NUMBER)
                .duckdb("($1 * $2)")
                .doc("A product.")
                .add(out);
        scalar("divide")
                .args(2)
                .returns(Types.FLOAT64)
                .takes(Takes.NUMBER)
                .duckdb("($1 / $2)")
                .doc("A quotient, as a float.")
                .add(out);
        scalar("modulo")
                .args(2)
                .returns(Arithmetics::numberType)
                .takes(Takes.NUMBER)
                .duckdb("($1 % $2)")
                .doc("The remainder of a division.")
                .add(out);
        scalar("negate")
                .args(1)
                .returns(ResultRule.sameAs(1))
                .takes(Takes.NUMBER)
                .duckdb("(-$1)")
                .doc("The number with the other sign.")
                .add(out);
        for (String unit :
                List.of("Second", "Minute", "Hour", "Day", "Week", "Month", "Quarter", "Year")) {
            interval(unit, out);
        }
    }

    private static void interval(String unit, List<FunctionSignature> out) {
        scalar("toInterval" + unit)
                .args(1)
                .takes(Takes.INTEGER)
                .returns(Types.interval(unit))
                .duckdb(site -> intervalOf(unit, site.arg(1)))
                .doc("An interval of so many " + unit.toLowerCase(java.util.Locale.ROOT) + "s.")
                .add(out);
    }

    static Sql intervalOf(String unit, Sql count) {
        return switch (unit) {
            case "Second" -> Sql.of("to_seconds($1)", count);
            case "Minute" -> Sql.of("to_minutes($1)", count);
            case "Hour" -> Sql.of("to_hours($1)", count);
            case "Day" -> Sql.of("to_days(CAST($1 AS INTEGER))", count);
            case "Week" -> Sql.of("to_weeks(CAST($1 AS INTEGER))", count);
            case "Month" -> Sql.of("to_months(CAST($1 AS INTEGER))", count);
            case "Quarter" -> Sql.of("to_months(CAST($1 * 3 AS INTEGER))", count);
            case "Year" -> Sql.of("to_years(CAST($1 AS INTEGER))", count);
            default -> throw new IllegalArgumentException(unit);
        };
    }

    /** Whole numbers give a whole number, unsigned ones an unsigned one; all else a float. */
    static HogqlType numberType(CallTypes call) {
        HogqlType left = call.type(1);
        HogqlType right = call.type(2);
        boolean wide =
                (left.isInteger() || left.isBoolean()) && (right.isInteger() || right.isBoolean());
        boolean unsigned =
                !left.is(Kind.INT64)
                        && !left.is(Kind.INT32)
                        && !right.is(Kind.INT64)
                        && !right.is(Kind.INT32);
        HogqlType type = wide ? (unsigned ? Types.UINT64 : Types.INT64) : Types.FLOAT64;
        boolean text = isText(left) || isText(right);
        return type.withNullable(call.anyNullable() || text);
    }

    private static boolean isText(HogqlType type) {
        return !type.isNumeric() && !type.isBoolean();
    }

    private static HogqlType sumType(CallTypes call) {
        HogqlType left = timeBeside(call.type(1), call.type(2));
        HogqlType right = timeBeside(call.type(2), call.type(1));
        if (left.isInterval() && isTime(right)) {
            return timeAndInterval(right, left)
                    .withNullable(call.anyNullable() || right.nullable());
        }
        if (isTime(left)) {
            return timeAndInterval(left, right).withNullable(call.anyNullable() || left.nullable());
        }
        if (left.isInterval()) {
            return Types.interval("Mixed").withNullable(call.anyNullable());
        }
        return numberType(call);
    }

    private static HogqlType differenceType(CallTypes call) {
        if (isTime(call.type(1)) && isTime(call.type(2))) {
            return Types.INT64.withNullable(call.anyNullable());
        }
        HogqlType sum = sumType(call);
        return sum.is(Kind.UINT64) ? Types.INT64.withNullable(sum.nullable()) : sum;
    }

    /** What an operand counts as: text beside an interval is the point in time that it tells. */
    private static HogqlType timeBeside(HogqlType operand, HogqlType other) {
        return operand.isString() && other.isInterval() ? Types.DATETIME.orNull() : operand;
    }

    private static HogqlType timeAndInterval(HogqlType time, HogqlType interval) {
        boolean finer = interval instanceof Interval i && !i.calendar();
        return time.isDate() && finer ? Types.DATETIME_SECONDS : time;
    }

    private static boolean isTime(HogqlType type) {
        return type.isDate() || type.isDateTime();
    }

    /** ClickHouse's message for what it cannot add. */
    private static Optional<String> illegal(CallTypes call) {
        boolean textAndTime =
                (isTime(call.type(1)) && call.type(2).isString())
                        || (isTime(call.type(2)) && call.type(1).isString());
        return textAndTime
                ? Optional.of(
                        "Illegal types "
                                + call.type(1).name()
                                + " and "
                                + call.type(2).name()
                                + " of arguments of function "
                                + call.name())
                : Optional.empty();
    }

    private static Sql plus(CallSite site) {
        HogqlType left = timeBeside(site.type(1), site.type(2));
        HogqlType right = timeBeside(site.type(2), site.type(1));
        if (isTime(left) || (left.isInterval() && !isTime(right))) {
            return shift(site, timeArg(site, 1), left, site.arg(2), right, "($1 + $2)");
        }
        if (isTime(right)) {
            return shift(site, timeArg(site, 2), right, site.arg(1), left, "($1 + $2)");
        }
        return Sql.of("($1 + $2)", site.take(1, Takes.NUMBER), site.take(2, Takes.NUMBER));
    }

    private static Sql minus(CallSite site) {
        HogqlType left = timeBeside(site.type(1), site.type(2));
        HogqlType right = site.type(2);
        if (left.isDate() && right.isDate()) {
            return Sql.of("($1 - $2)", site.arg(1), site.arg(2));
        }
        if (isTime(left) && isTime(right)) {
            return Sql.of(
                    "(epoch_us($1) - epoch_us($2)) // 1000000",
                    site.take(1, Takes.DATETIME),
                    site.take(2, Takes.DATETIME));
        }
        if (isTime(left) || left.isInterval()) {
            return shift(site, timeArg(site, 1), left, site.arg(2), right, "($1 - $2)");
        }
        return Sql.of("($1 - $2)", site.take(1, Takes.NUMBER), site.take(2, Takes.NUMBER));
    }

    private static Sql timeArg(CallSite site, int argument) {
        return site.type(argument).isString()
                ? site.take(argument, Takes.DATETIME)
                : site.arg(argument);
    }

    /**
     * Days and longer are added to the wall clock, so that noon stays noon; shorter ones to the
     * instant.
     */
    private static Sql shift(
            CallSite site,
            Sql time,
            HogqlType timeType,
            Sql amount,
            HogqlType amountType,
            @CompileTimeText String template) {
        if (timeType.isInterval()) {
            return Sql.of(template, time, amount);
        }
        if (!(amountType instanceof Interval interval)) {
            Sql count = Coercions.toNumber(amount, amountType);
            Sql length =
                    timeType.isDate()
                            ? Sql.of("CAST($1 AS INTEGER)", count)
                            : Sql.of("to_seconds(CAST($1 AS BIGINT))", count);
            return Sql.of(template, time, length);
        }
        if (timeType.isDate()) {
            return interval.calendar()
                    ? Sql.of("CAST($1 AS DATE)", Sql.of(template, time, amount))
                    : Sql.of(
                            template,
                            site.toUtc(Sql.of("CAST($1 AS TIMESTAMP)", time), site.type()),
                            amount);
        }
        if (!interval.calendar()) {
            return Sql.of(template, time, amount);
        }
        return site.toUtc(Sql.of(template, site.toLocal(time, timeType), amount), timeType);
    }
}
