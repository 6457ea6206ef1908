package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.HogqlType.Kind;
import dev.hedgerow.hogql.types.Types;
import java.util.List;
import java.util.Set;

/** Whole numbers: division, common divisors, bits; and the lesser or greater of two values. */
final class IntegerFunctions {
    private static final Set<Kind> UNSIGNED =
            Set.of(Kind.UINT8, Kind.UINT16, Kind.UINT32, Kind.UINT64);

    private IntegerFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        division(out);
        choices(out);
        bits(out);
        tests(out);
        scalar("multiplyDecimal")
                .args(2, 3)
                .takes(Takes.NUMBER)
                .returns(Types.DECIMAL)
                .duckdb(site -> decimal(site, Sql.of("($1 * $2)", site.arg(1), site.arg(2))))
                .doc("A product, as a decimal.")
                .add(out);
        scalar("divideDecimal")
                .args(2, 3)
                .takes(Takes.NUMBER)
                .returns(Types.DECIMAL)
                .maybeNull()
                .duckdb(site -> decimal(site, Sql.of("($1 / $2)", site.arg(1), site.arg(2))))
                .doc("A quotient, as a decimal.")
                .add(out);
        rotated("bitRotateLeft", true, out);
        rotated("bitRotateRight", false, out);
        scalar("bitSlice")
                .args(3)
                .takes(Takes.STRING, Takes.INTEGER, Takes.INTEGER)
                .returns(Types.STRING)
                .duckdb(
                        "coalesce(list_transform([CAST(CAST(encode(nullif($1, '')) AS BIT) AS VARCHAR)], lambda b: list_transform([CASE WHEN $2 > 0 THEN $2"
                                + " WHEN $2 < 0 THEN greatest(len(b) + $2 + 1, 1) ELSE len(b) + 1 END], lambda s: list_transform("
                                + "[substring(b, s, CASE WHEN $3 >= 0 THEN $3 ELSE greatest(len(b) + $3 - s + 1, 0) END)], lambda t:"
                                + " CASE WHEN t = '' THEN ''::BLOB ELSE CAST(CAST(lpad(t, CAST(ceil(len(t) / 8) * 8 AS INTEGER), '0') AS BIT) AS BLOB)"
                                + " END)[1])[1])[1], CASE WHEN $1 = '' THEN ''::BLOB END)")
                .doc("So many bits of text from a place on, counted from 1, for hex().")
                .add(out);
    }

    /** Within the width of the argument's type. */
    private static void rotated(String name, boolean left, List<FunctionSignature> out) {
        scalar(name)
                .args(2)
                .takes(Takes.INTEGER)
                .returns(ResultRule.sameAs(1))
                .duckdb(site -> {
                    long width = widthOf(site.type(1));
                    Sql steps =
                            Sql.of("(CAST($1 AS UHUGEINT) % $2)", site.arg(2), Sql.value(width));
                    Sql back = Sql.of("($1 - $2)", Sql.value(width), steps);
                    Sql rotated =
                            Sql.of(
                                    "CAST(((CAST($1 AS UHUGEINT) << $2) | (CAST($1 AS UHUGEINT) >> $3)) % (1::UHUGEINT << $4) AS UBIGINT)",
                                    site.arg(1),
                                    left ? steps : back,
                                    left ? back : steps,
                                    Sql.value(width));
                    return site.type(1).is(HogqlType.Kind.UINT64)
                            ? rotated
                            : Sql.of("CAST($1 AS BIGINT)", rotated);
                })
                .doc("The bits moved in a circle.")
                .add(out);
    }

    private static long widthOf(HogqlType type) {
        if (type.is(HogqlType.Kind.UINT8)) {
            return 8;
        }
        if (type.is(HogqlType.Kind.UINT16)) {
            return 16;
        }
        return type.is(HogqlType.Kind.UINT32) || type.is(HogqlType.Kind.INT32) ? 32 : 64;
    }

    private static Sql decimal(CallSite site, Sql value) {
        int scale = Math.clamp(site.types().integer(3).orElse(2L), 0, 10);
        Sql cut = Sql.of("trunc($1 * $2) / $2", value, Sql.value(Math.pow(10, scale)));
        return scale > 2
                ? Sql.of("CAST($1 AS DECIMAL(38, 10))", cut)
                : Sql.of("CAST($1 AS DECIMAL(38, 2))", cut);
    }

    /**
     * Between whole numbers exactly, as many digits as there are; with a float as floats divide. A
     * quotient or remainder by 0 is an error, as in ClickHouse.
     */
    private static void division(List<FunctionSignature> out) {
        quotient("intDiv")
                .duckdb(site ->
                        isWhole(site.types())
                                ? exact(site, "($1 // $2)")
                                : Sql.of(
                                        "CASE WHEN $2 = 0 THEN error('Division by zero') ELSE CAST(trunc($1 / $2) AS BIGINT) END",
                                        site.arg(1),
                                        site.arg(2)))
                .doc("A quotient without its fraction.")
                .add(out);
        quotient("intDivOrZero")
                .duckdb(site ->
                        isWhole(site.types())
                                ? exact(
                                        site,
                                        "CASE WHEN $2 = 0 OR ($2 = -1 AND $1 = -9223372036854775808) THEN 0 ELSE $1 // $2 END")
                                : Sql.of(
                                        "CASE WHEN $2 = 0 THEN 0 ELSE CAST(trunc($1 / $2) AS BIGINT) END",
                                        site.arg(1),
                                        site.arg(2)))
                .doc("A quotient without its fraction; 0 when divided by 0.")
                .add(out);
        remainder("moduloOrZero")
                .duckdb(site ->
                        isWhole(site.types())
                                ? Sql.of(
                                        "CASE WHEN $2 = 0 OR $2 = -1 THEN 0 ELSE $1 % $2 END",
                                        site.arg(1), site.arg(2))
                                : Sql.of("($1 % $2)", site.arg(1), site.arg(2)))
                .doc("The remainder of a division; 0 when a whole number is divided by 0.")
                .add(out);
        remainder("positiveModulo")
                .duckdb("CASE WHEN $1 % $2 < 0 THEN $1 % $2 + abs($2) ELSE $1 % $2 END")
                .doc("The remainder of a division, never negative.")
                .add(out);
        whole("gcd", "CAST(gcd($1, $2) AS BIGINT)", "The greatest common divisor.").add(out);
        whole("lcm", "CAST(lcm($1, $2) AS BIGINT)", "The least common multiple.").add(out);
    }

    private static FunctionBuilder quotient(String name) {
        return scalar(name)
                .args(2)
                .takes(Takes.NUMBER)
                .returns(call -> {
                    HogqlType type = Arithmetics.numberType(call);
                    return isWhole(call) ? type : Types.INT64.withNullable(type.nullable());
                });
    }

    private static FunctionBuilder remainder(String name) {
        return scalar(name).args(2).takes(Takes.NUMBER).returns(Arithmetics::numberType);
    }

    private static boolean isWhole(CallTypes call) {
        return !Arithmetics.numberType(call).is(HogqlType.Kind.FLOAT64);
    }

    /** Of an unsigned and a signed number the engine makes one of 128 bits. */
    private static Sql exact(CallSite site, @CompileTimeText String template) {
        Sql result = Sql.of(template, site.arg(1), site.arg(2));
        return site.type().is(HogqlType.Kind.INT64) ? Sql.of("CAST($1 AS BIGINT)", result) : result;
    }

    private static void choices(List<FunctionSignature> out) {
        for (String name : List.of("least", "greatest")) {
            scalar(name)
                    .args(2, FunctionSignature.MANY)
                    .anyCase()
                    .returns(call -> Types.common(call.types()).withNullable(call.anyNullable()))
                    .duckdb(site ->
                            name.equals("least")
                                    ? chosen(site, "least($*)")
                                    : chosen(site, "greatest($*)"))
                    .doc(
                            "The "
                                    + (name.equals("least") ? "least" : "greatest")
                                    + " of the values; null if one is null.")
                    .add(out);
        }
        scalar("max2")
                .args(2)
                .anyCase()
                .takes(Takes.NUMBER)
                .returns(Types.FLOAT64)
                .duckdb("CAST(greatest($1, $2) AS DOUBLE)")
                .doc("The greater of two numbers, as a float.")
                .add(out);
        scalar("min2")
                .args(2)
                .anyCase()
                .takes(Takes.NUMBER)
                .returns(Types.FLOAT64)
                .duckdb("CAST(least($1, $2) AS DOUBLE)")
                .doc("The lesser of two numbers, as a float.")
                .add(out);
    }

    /** The engine leaves nulls out, ClickHouse gives null. */
    private static Sql chosen(CallSite site, @CompileTimeText String template) {
        HogqlType type = site.type();
        Sql[] values = new Sql[site.size()];
        for (int i = 1; i <= site.size(); i++) {
            values[i - 1] = Comparisons.against(site.arg(i), site.type(i), type, site.clock());
        }
        Sql chosen = Sql.of(template, values);
        if (!site.types().anyNullable()) {
            return chosen;
        }
        return Sql.of(
                "CASE WHEN len(list_filter([$1], lambda n: n)) > 0 THEN NULL ELSE $2 END",
                Sql.of(
                        "$*",
                        java.util.Arrays.stream(values)
                                .map(value -> Sql.of("$1 IS NULL", value))
                                .toArray(Sql[]::new)),
                chosen);
    }

    /** An unsigned number keeps its width. */
    private static Sql bitNot(CallSite site) {
        return switch (unsigned(site.type(1))) {
            case UINT8 -> Sql.of("(255 - $1)", site.arg(1));
            case UINT16 -> Sql.of("(65535 - $1)", site.arg(1));
            case UINT32 -> Sql.of("(4294967295 - $1)", site.arg(1));
            case UINT64 -> Sql.of("CAST(18446744073709551615 - $1 AS UBIGINT)", site.arg(1));
            default -> Sql.of("(~CAST($1 AS BIGINT))", site.arg(1));
        };
    }

    /** The kind of an unsigned type; of all others, that of signed numbers. */
    private static Kind unsigned(HogqlType type) {
        return type instanceof HogqlType.Scalar scalar && UNSIGNED.contains(scalar.kind())
                ? scalar.kind()
                : Kind.INT64;
    }

    private static void bits(List<FunctionSignature> out) {
        whole("bitAnd", "($1 & $2)", "The bits set in both.").add(out);
        whole("bitOr", "($1 | $2)", "The bits set in either.").add(out);
        whole("bitXor", "xor($1, $2)", "The bits set in one of two.").add(out);
        whole("bitShiftLeft", "(CAST($1 AS BIGINT) << $2)", "The bits moved to higher places.")
                .add(out);
        whole("bitShiftRight", "(CAST($1 AS BIGINT) >> $2)", "The bits moved to lower places.")
                .add(out);
        whole(
                        "bitHammingDistance",
                        "CAST(bit_count(xor(CAST($1 AS BIGINT), CAST($2 AS BIGINT))) AS BIGINT)",
                        "The number of bits that differ.")
                .add(out);
        scalar("bitNot")
                .args(1)
                .takes(Takes.INTEGER)
                .returns(call -> new HogqlType.Scalar(unsigned(call.type(1)), call.anyNullable()))
                .duckdb(IntegerFunctions::bitNot)
                .doc("All bits turned.")
                .add(out);
        one(
                "bitCount",
                "CAST(bit_count(CAST($1 AS BIGINT)) AS BIGINT)",
                "The number of set bits.",
                out);
    }

    private static void tests(List<FunctionSignature> out) {
        scalar("bitTest")
                .args(2)
                .takes(Takes.INTEGER)
                .returns(Types.UINT8)
                .duckdb("((CAST($1 AS BIGINT) >> $2) & 1)")
                .doc("Whether a bit, counted from 0, is set: 1 or 0.")
                .add(out);
        scalar("bitTestAll")
                .args(2, FunctionSignature.MANY)
                .takes(Takes.INTEGER)
                .returns(Types.UINT8)
                .duckdb(site -> tested(site, "(1 - list_contains($1, 0)::BIGINT)"))
                .doc("Whether all of the bits are set: 1 or 0.")
                .add(out);
        scalar("bitTestAny")
                .args(2, FunctionSignature.MANY)
                .takes(Takes.INTEGER)
                .returns(Types.UINT8)
                .duckdb(site -> tested(site, "list_contains($1, 1)::BIGINT"))
                .doc("Whether any of the bits is set: 1 or 0.")
                .add(out);
    }

    private static Sql tested(CallSite site, @CompileTimeText String template) {
        Sql[] bits = new Sql[site.size() - 1];
        for (int i = 2; i <= site.size(); i++) {
            bits[i - 2] = Sql.of("((CAST($1 AS BIGINT) >> $2) & 1)", site.arg(1), site.arg(i));
        }
        return Sql.of(template, Sql.of("[$*]", bits));
    }

    private static FunctionBuilder whole(
            String name, @CompileTimeText String template, String doc) {
        return scalar(name)
                .args(2)
                .takes(Takes.INTEGER)
                .returns(Types.INT64)
                .duckdb(template)
                .doc(doc);
    }

    private static void one(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.INTEGER)
                .returns(Types.INT64)
                .duckdb(template)
                .doc(doc)
                .add(out);
    }
}
