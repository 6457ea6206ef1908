package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.HogqlType.Kind;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** From one type to another. What cannot be turned becomes null, zero or a default, as named. */
final class Conversions {
    private Conversions() {}

    static void addTo(List<FunctionSignature> out) {
        texts(out);
        integers(out);
        floats(out);
        others(out);
        uuids(out);
        scalar("_toUInt128").args(1).missing().doc("The value as a wide number.").add(out);
    }

    private static void texts(List<FunctionSignature> out) {
        scalar("toString")
                .args(1, 2)
                .returns(Types.STRING)
                .duckdb(Conversions::text)
                .doc("The value as text, times in their zone or the given one.")
                .add(out);
        scalar("toNullableString")
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.STRING.orNull())
                .duckdb("$1")
                .doc("The value as text that may be null.")
                .add(out);
        scalar("hex")
                .args(1)
                .returns(Types.STRING)
                .duckdb(site ->
                        site.type(1).is(Kind.FLOAT64)
                                ? Sql.of(
                                        "array_to_string(list_reverse(regexp_extract_all(lpad(hex(hedgerow_bits_of_float($1)), 16, '0'), '..')), '')",
                                        site.arg(1))
                                : site.type(1).isInteger()
                                        ? Sql.of(
                                                "CASE WHEN length(hex($1)) % 2 = 1 THEN '0' || hex($1) ELSE hex($1) END",
                                                site.arg(1))
                                        : Sql.of("hex($1)", site.take(1, Takes.STRING)))
                .doc("The bytes as hexadecimal digits.")
                .add(out);
        scalar("unhex")
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb("decode(unhex($1), 'replace')")
                .doc("The text whose bytes the hexadecimal digits are.")
                .add(out);
        scalar("toTypeName")
                .args(1)
                .returns(ResultRule.exactly(Types.STRING))
                .duckdb(site -> Sql.value(site.type(1).name()))
                .doc("The name of the value's type.")
                .add(out);
    }

    private static Sql text(CallSite site) {
        HogqlType type = site.type(1);
        if (site.size() == 2 && type instanceof HogqlType.DateTime time) {
            HogqlType zoned =
                    new HogqlType.DateTime(
                            site.types().text(2).orElse(null), time.precision(), time.nullable());
            return Coercions.toText(site.arg(1), zoned, site.clock());
        }
        return site.take(1, Takes.STRING);
    }

    private static void integers(List<FunctionSignature> out) {
        scalar("toInt")
                .args(1)
                .alsoNamed("toIntOrNull")
                .returns(ResultRule.of(Types.INT64))
                .maybeNull()
                .duckdb(Conversions::toInt)
                .doc("The value as a whole number; null where it is none.")
                .add(out);
        for (String name : List.of("_toInt8", "_toInt16", "_toInt32", "_toInt64", "_toUInt64")) {
            scalar(name)
                    .args(1)
                    .returns(Types.INT64)
                    .maybeNull()
                    .duckdb(site ->
                            (site.type(1).isDate() || site.type(1).isDateTime())
                                    ? toInt(site)
                                    : Sql.of("CAST($1 AS BIGINT)", site.take(1, Takes.INTEGER)))
                    .doc("The value as a whole number, fractions cut off.")
                    .add(out);
        }
        scalar("toIntOrZero")
                .args(1)
                .returns(Types.INT64)
                .duckdb(site -> otherwise(site, toInt(site), Sql.value(0L)))
                .doc("The value as a whole number; 0 where it is none.")
                .add(out);
        scalar("toIntOrDefault")
                .args(1, 2)
                .returns(call -> Types.INT64.withNullable(orDefaultIsNull(call)))
                .duckdb(site -> orDefault(site, toInt(site), "CAST($1 AS BIGINT)", Takes.INTEGER))
                .doc("The value as a whole number; a default where it is none.")
                .add(out);
    }

    /** A given default also stands for null; without one null stays null. */
    private static boolean orDefaultIsNull(CallTypes call) {
        return call.type(call.size()).nullable();
    }

    private static Sql orDefault(
            CallSite site, Sql turned, @CompileTimeText String cast, Takes takes) {
        return site.size() == 2
                ? Sql.of("coalesce($1, $2)", turned, Sql.of(cast, site.take(2, takes)))
                : otherwise(site, turned, Sql.of(cast, Sql.value(0L)));
    }

    /** A replacement for what could not be turned; null stays null. */
    private static Sql otherwise(CallSite site, Sql turned, Sql replacement) {
        if (site.type(1).isNull()) {
            return Sql.NULL;
        }
        return site.type(1).nullable()
                ? Sql.of(
                        "CASE WHEN $1 IS NULL THEN NULL ELSE coalesce($2, $3) END",
                        site.arg(1),
                        turned,
                        replacement)
                : Sql.of("coalesce($1, $2)", turned, replacement);
    }

    private static void floats(List<FunctionSignature> out) {
        scalar("toFloat")
                .args(1)
                .alsoNamed("toFloatOrNull")
                .returns(Types.FLOAT64)
                .maybeNull()
                .duckdb(Conversions::toFloat)
                .doc("The value as a float; null where it is none.")
                .add(out);
        scalar("toFloatOrZero")
                .args(1)
                .returns(Types.FLOAT64)
                .duckdb(site -> otherwise(site, toFloat(site), Sql.of("0.0::DOUBLE")))
                .doc("The value as a float; 0 where it is none.")
                .add(out);
        scalar("toFloatOrDefault")
                .args(1, 2)
                .returns(call -> Types.FLOAT64.withNullable(orDefaultIsNull(call)))
                .duckdb(site -> orDefault(site, toFloat(site), "CAST($1 AS DOUBLE)", Takes.NUMBER))
                .doc("The value as a float; a default, or 0, where it is none.")
                .add(out);
        scalar("toDecimal")
                .args(2)
                .check(Conversions::unknownScale)
                .returns(Types.DECIMAL)
                .maybeNull()
                .duckdb(Conversions::toDecimal)
                .doc("The value as a decimal with so many digits after the point, or null.")
                .add(out);
    }

    private static java.util.Optional<String> unknownScale(CallTypes call) {
        boolean known = call.integer(2).filter(scale -> scale >= 0 && scale <= 18).isPresent();
        return known
                ? java.util.Optional.empty()
                : java.util.Optional.of(
                        "Function 'toDecimal' expects a number from 0 to 18 as its second argument");
    }

    /** Digits beyond the scale are cut off. */
    private static Sql toDecimal(CallSite site) {
        Sql wide = Sql.of("TRY_CAST($1 AS DECIMAL(38, 18))", site.take(1, Takes.STRING));
        Sql factor = Sql.of("CAST(pow(10, $1) AS DECIMAL(38, 0))", site.arg(2));
        Sql cut =
                Sql.of(
                        "(trunc(CAST($1 AS DOUBLE) * CAST($2 AS DOUBLE)) / CAST($2 AS DOUBLE))",
                        wide,
                        factor);
        return switch (site.types().integer(2).orElse(0L).intValue()) {
            case 0 -> Sql.of("CAST($1 AS DECIMAL(38, 0))", cut);
            case 1 -> Sql.of("CAST($1 AS DECIMAL(38, 1))", cut);
            case 2 -> Sql.of("CAST($1 AS DECIMAL(38, 2))", cut);
            case 3 -> Sql.of("CAST($1 AS DECIMAL(38, 3))", cut);
            case 4 -> Sql.of("CAST($1 AS DECIMAL(38, 4))", cut);
            case 5, 6 -> Sql.of("CAST($1 AS DECIMAL(38, 6))", cut);
            case 7, 8 -> Sql.of("CAST($1 AS DECIMAL(38, 8))", cut);
            case 9, 10 -> Sql.of("CAST($1 AS DECIMAL(38, 10))", cut);
            default -> Sql.of("CAST($1 AS DECIMAL(38, 18))", cut);
        };
    }

    private static void others(List<FunctionSignature> out) {
        scalar("toBool")
                .args(1)
                .alsoNamed("_toNullableBool")
                .takes(Takes.CONDITION)
                .returns(Types.BOOLEAN)
                .maybeNull()
                .duckdb("$1")
                .doc("The value as a truth value, or null.")
                .add(out);
        scalar("_toDate").args(1).expandsTo("toDate({a1})").doc("As toDate.").add(out);
    }

    private static void uuids(List<FunctionSignature> out) {
        scalar("toUUID")
                .args(1)
                .alsoNamed("toUUIDOrNull")
                .returns(Types.UUID)
                .maybeNull()
                .duckdb("TRY_CAST($1 AS UUID)")
                .doc("Text as a UUID, or null.")
                .add(out);
        scalar("toUUIDOrZero")
                .args(1)
                .returns(Types.UUID)
                .duckdb(site ->
                        otherwise(
                                site,
                                Sql.of("TRY_CAST($1 AS UUID)", site.arg(1)),
                                Sql.of("CAST('00000000-0000-0000-0000-000000000000' AS UUID)")))
                .doc("Text as a UUID; the one of zeros where it is none.")
                .add(out);
        scalar("toUUIDOrDefault")
                .args(2)
                .returns(call -> Types.UUID.withNullable(call.anyNullable()))
                .duckdb("coalesce(TRY_CAST($1 AS UUID), TRY_CAST($2 AS UUID))")
                .doc("Text as a UUID; a default where it is none.")
                .add(out);
        scalar("generateUUIDv4")
                .args(0, 1)
                .returns(ResultRule.exactly(Types.UUID))
                .duckdb("gen_random_uuid()")
                .doc("A random UUID.")
                .add(out);
        scalar("UUIDv7ToDateTime")
                .args(1, 2)
                .returns(call ->
                        new HogqlType.DateTime(call.text(2).orElse(null), 3, call.anyNullable()))
                .maybeNull()
                .duckdb(
                        "CASE WHEN substring(CAST($1 AS VARCHAR), 15, 1) = '7' THEN make_timestamp(CAST(TRY_CAST('0x'"
                                + " || substring(replace(CAST($1 AS VARCHAR), '-', ''), 1, 12) AS BIGINT) * 1000 AS BIGINT)) END")
                .doc("The time within a UUID of version 7.")
                .add(out);
    }

    /** Text must be nothing but digits, floats must have no fraction. */
    private static Sql toInt(CallSite site) {
        HogqlType type = site.type(1);
        if (type.isInteger() || type.isNull()) {
            return site.arg(1);
        }
        if (type.isDate()) {
            return Sql.of("CAST($1 - DATE '1970-01-01' AS BIGINT)", site.arg(1));
        }
        if (type.isDateTime()) {
            return Sql.of("(epoch_us($1) // 1000000)", site.arg(1));
        }
        if (type.isBoolean()) {
            return Sql.of("CAST($1 AS BIGINT)", site.arg(1));
        }
        if (type.isNumeric()) {
            return Sql.of("CASE WHEN $1 = trunc($1) THEN TRY_CAST($1 AS BIGINT) END", site.arg(1));
        }
        return type.is(Kind.UUID)
                ? Sql.NULL
                : Sql.of(
                        "CASE WHEN regexp_matches($1, '^[+-]?[0-9]+$$') THEN TRY_CAST($1 AS BIGINT) END",
                        site.take(1, Takes.STRING));
    }

    private static Sql toFloat(CallSite site) {
        HogqlType type = site.type(1);
        if (type.isDateTime()) {
            return Sql.of("(epoch_us($1) / 1000000)", site.arg(1));
        }
        return type.isDate()
                ? Sql.of("CAST($1 - DATE '1970-01-01' AS DOUBLE)", site.arg(1))
                : Sql.of("CAST($1 AS DOUBLE)", site.take(1, Takes.NUMBER));
    }
}
