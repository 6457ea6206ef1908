package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/**
 * Mathematics. Where the engine refuses a value (the root of a negative number, the logarithm of
 * zero), ClickHouse gives "not a number" or an infinity, and so do these.
 */
final class MathFunctions {
    private MathFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        constants(out);
        exponentials(out);
        angles(out);
        others(out);
        finiteness(out);
        errorFunctions(out);
    }

    private static void constants(List<FunctionSignature> out) {
        scalar("e")
                .args(0)
                .returns(ResultRule.exactly(Types.FLOAT64))
                .duckdb("exp(1.0::DOUBLE)")
                .doc("Euler's number.")
                .add(out);
        scalar("pi")
                .args(0)
                .anyCase()
                .returns(ResultRule.exactly(Types.FLOAT64))
                .duckdb("pi()")
                .doc("The ratio of a circle's circumference to its diameter.")
                .add(out);
        scalar("rand")
                .args(0)
                .anyCase()
                .returns(ResultRule.exactly(Types.UINT32))
                .duckdb("CAST(floor(random() * 4294967296) AS BIGINT)")
                .doc("A random whole number below 2^32.")
                .add(out);
    }

    private static void exponentials(List<FunctionSignature> out) {
        number("exp", "exp(CAST($1 AS DOUBLE))", "e to the power of the argument.", out);
        number("exp2", "pow(2.0::DOUBLE, $1)", "2 to the power of the argument.", out);
        number("exp10", "pow(10.0::DOUBLE, $1)", "10 to the power of the argument.", out);
        logarithm("ln", "ln($1)", "The natural logarithm.", out);
        logarithm("log", "ln($1)", "The natural logarithm.", out);
        logarithm("log2", "log2($1)", "The logarithm to base 2.", out);
        logarithm("log10", "log10($1)", "The logarithm to base 10.", out);
        number(
                "log1p",
                "CASE WHEN $1 > -1 THEN ln(1 + $1) WHEN $1 = -1 THEN '-inf'::DOUBLE"
                        + " WHEN $1 IS NOT NULL THEN 'nan'::DOUBLE END",
                "The natural logarithm of one more than the argument.",
                out);
        number(
                "sqrt",
                "CASE WHEN $1 >= 0 THEN sqrt($1) WHEN $1 IS NOT NULL THEN 'nan'::DOUBLE END",
                "The square root.",
                out);
        number("cbrt", "cbrt($1)", "The cube root.", out);
        number("tgamma", "gamma($1)", "The gamma function.", out);
        number("lgamma", "lgamma($1)", "The logarithm of the gamma function.", out);
        scalar("pow")
                .args(2)
                .anyCase()
                .alsoNamed("power")
                .takes(Takes.NUMBER)
                .returns(Types.FLOAT64)
                .duckdb("pow(CAST($1 AS DOUBLE), CAST($2 AS DOUBLE))")
                .doc("The first argument to the power of the second.")
                .add(out);
    }

    private static void angles(List<FunctionSignature> out) {
        number("sin", "sin($1)", "The sine.", out);
        number("cos", "cos($1)", "The cosine.", out);
        number("tan", "tan($1)", "The tangent.", out);
        number(
                "asin",
                "CASE WHEN abs($1) <= 1 THEN asin($1) WHEN $1 IS NOT NULL THEN 'nan'::DOUBLE END",
                "The inverse sine.",
                out);
        number(
                "acos",
                "CASE WHEN abs($1) <= 1 THEN acos($1) WHEN $1 IS NOT NULL THEN 'nan'::DOUBLE END",
                "The inverse cosine.",
                out);
        number("atan", "atan($1)", "The inverse tangent.", out);
        number("sinh", "sinh($1)", "The hyperbolic sine.", out);
        number("cosh", "cosh($1)", "The hyperbolic cosine.", out);
        number("tanh", "tanh($1)", "The hyperbolic tangent.", out);
        number("asinh", "asinh($1)", "The inverse hyperbolic sine.", out);
        number(
                "acosh",
                "CASE WHEN $1 >= 1 THEN acosh($1) WHEN $1 IS NOT NULL THEN 'nan'::DOUBLE END",
                "The inverse hyperbolic cosine.",
                out);
        number(
                "atanh",
                "CASE WHEN abs($1) < 1 THEN atanh($1) WHEN $1 = 1 THEN 'inf'::DOUBLE"
                        + " WHEN $1 = -1 THEN '-inf'::DOUBLE WHEN $1 IS NOT NULL THEN 'nan'::DOUBLE END",
                "The inverse hyperbolic tangent.",
                out);
        number("degrees", "degrees($1)", "Radians as degrees.", out);
        number("radians", "radians($1)", "Degrees as radians.", out);
        numbers("atan2", "atan2($1, $2)", "The angle of a point, given y and x.", out);
        numbers("hypot", "sqrt($1 * $1 + $2 * $2)", "The hypotenuse of a right triangle.", out);
    }

    private static void others(List<FunctionSignature> out) {
        scalar("abs")
                .args(1)
                .anyCase()
                .takes(Takes.NUMBER)
                .returns(MathFunctions::numeric)
                .duckdb("abs($1)")
                .doc("The value without its sign.")
                .add(out);
        scalar("sign")
                .args(1)
                .anyCase()
                .takes(Takes.NUMBER)
                .returns(Types.INT64)
                .duckdb("CAST(sign($1) AS BIGINT)")
                .doc("-1, 0 or 1.")
                .add(out);
        whole("factorial", "CAST(factorial(CAST($1 AS INTEGER)) AS BIGINT)", out);
        whole("intExp2", "CAST(pow(2, greatest($1, 0)) AS BIGINT)", out);
        whole("intExp10", "CAST(pow(10, greatest($1, 0)) AS BIGINT)", out);
        scalar("width_bucket")
                .args(4)
                .takes(Takes.NUMBER)
                .returns(Types.INT64)
                .duckdb(
                        "CASE WHEN $1 < $2 THEN 0 WHEN $1 >= $3 THEN CAST($4 AS BIGINT) + 1"
                                + " ELSE CAST(floor(($1 - $2) * $4 / ($3 - $2)) AS BIGINT) + 1 END")
                .doc("The bucket of a value between two bounds, from 1; 0 below, one more above.")
                .add(out);
        rounding(out);
    }

    /** Floats round half to even, as ClickHouse does; whole numbers stay what they are. */
    private static void rounding(List<FunctionSignature> out) {
        for (String name : List.of("ceil", "ceiling")) {
            round(name, "ceil($1)", "ceil($1 * pow(10, $2)) / pow(10, $2)", out);
        }
        for (String name : List.of("trunc", "truncate")) {
            round(name, "trunc($1)", "trunc($1 * pow(10, $2)) / pow(10, $2)", out);
        }
        round("floor", "floor($1)", "floor($1 * pow(10, $2)) / pow(10, $2)", out);
        round("round", "round_even($1, 0)", "round_even($1, CAST($2 AS INTEGER))", out);
        round("roundBankers", "round_even($1, 0)", "round_even($1, CAST($2 AS INTEGER))", out);
        scalar("roundToExp2")
                .args(1)
                .takes(Takes.NUMBER)
                .returns(MathFunctions::numeric)
                .duckdb(site -> {
                    Sql power =
                            Sql.of(
                                    "CASE WHEN $1 < 1 THEN 0 ELSE pow(2, floor(log2($1))) END",
                                    site.arg(1));
                    return site.type().isInteger() ? Sql.of("CAST($1 AS BIGINT)", power) : power;
                })
                .doc("The greatest power of two that is not above the value.")
                .add(out);
        scalar("roundDuration")
                .args(1)
                .takes(Takes.NUMBER)
                .returns(Types.UINT16)
                .duckdb(
                        "coalesce(list_last(list_filter([0, 1, 10, 30, 60, 120, 180, 240, 300, 600, 1200,"
                                + " 1800, 3600, 7200, 18000, 36000], lambda b: b <= $1)), 0)")
                .doc("Seconds rounded down to a usual step.")
                .add(out);
        scalar("roundAge")
                .args(1)
                .takes(Takes.NUMBER)
                .returns(Types.UINT8)
                .duckdb(
                        "CASE WHEN $1 < 1 THEN 0 WHEN $1 < 18 THEN 17 WHEN $1 < 25 THEN 18 WHEN $1 < 35 THEN 25"
                                + " WHEN $1 < 45 THEN 35 WHEN $1 < 55 THEN 45 ELSE 55 END")
                .doc("An age rounded down to a usual step.")
                .add(out);
        scalar("roundDown")
                .args(2)
                .takes(Takes.NUMBER, Takes.ANY)
                .returns(ResultRule.elementOf(2))
                .duckdb("coalesce(list_max(list_filter($2, lambda b: b <= $1)), list_min($2))")
                .doc("The greatest element of an array that is not above the value.")
                .add(out);
    }

    private static void finiteness(List<FunctionSignature> out) {
        test(
                "isFinite",
                "isfinite(CAST($1 AS DOUBLE))",
                "Whether a number is neither infinite nor NaN.",
                out);
        test("isInfinite", "isinf(CAST($1 AS DOUBLE))", "Whether a number is infinite.", out);
        test("isNaN", "isnan(CAST($1 AS DOUBLE))", "Whether a value is not a number.", out);
        numbers(
                "ifNotFinite",
                "CASE WHEN isfinite(CAST($1 AS DOUBLE)) THEN CAST($1 AS DOUBLE) ELSE CAST($2 AS DOUBLE) END",
                "The number, or another one where it is infinite or NaN.",
                out);
    }

    private static void test(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.NUMBER)
                .returns(Types.BOOLEAN)
                .duckdb(template)
                .doc(doc)
                .add(out);
    }

    private static void errorFunctions(List<FunctionSignature> out) {
        number("erf", "hedgerow_erf(CAST($1 AS DOUBLE))", "The error function.", out);
        number("erfc", "hedgerow_erfc(CAST($1 AS DOUBLE))", "1 less the error function.", out);
    }

    private static void round(
            String name,
            @CompileTimeText String plain,
            @CompileTimeText String digits,
            List<FunctionSignature> out) {
        scalar(name)
                .args(1, 2)
                .anyCase()
                .takes(Takes.NUMBER)
                .returns(MathFunctions::numericOfFirst)
                .duckdb(site -> rounded(site, Sql.of(plain, site.arg(1)), digits))
                .doc("The value rounded, to so many digits after the point.")
                .add(out);
    }

    private static Sql rounded(CallSite site, Sql plain, @CompileTimeText String digits) {
        if (site.type(1).isInteger() && site.size() == 1) {
            return site.arg(1);
        }
        if (site.size() == 1) {
            return plain;
        }
        Sql result = Sql.of(digits, site.arg(1), site.arg(2));
        return site.type(1).isInteger() ? Sql.of("CAST($1 AS BIGINT)", result) : result;
    }

    private static void number(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .anyCase()
                .takes(Takes.NUMBER)
                .returns(Types.FLOAT64)
                .duckdb(template)
                .doc(doc)
                .add(out);
    }

    private static void logarithm(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .anyCase()
                .takes(Takes.NUMBER)
                .returns(Types.FLOAT64)
                .duckdb(site ->
                        Sql.of(
                                "CASE WHEN $1 > 0 THEN $2 WHEN $1 = 0 THEN '-inf'::DOUBLE"
                                        + " WHEN $1 IS NOT NULL THEN 'nan'::DOUBLE END",
                                site.arg(1),
                                Sql.of(template, site.arg(1))))
                .doc(doc)
                .add(out);
    }

    private static void numbers(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        scalar(name)
                .args(2)
                .takes(Takes.NUMBER)
                .returns(Types.FLOAT64)
                .duckdb(template)
                .doc(doc)
                .add(out);
    }

    private static void whole(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .takes(Takes.INTEGER)
                .returns(Types.INT64)
                .duckdb(template)
                .doc("A whole number computed exactly, as the name says.")
                .add(out);
    }

    /** Whole numbers stay whole; everything else becomes a float. */
    private static HogqlType numericOfFirst(CallTypes call) {
        HogqlType type = call.type(1);
        HogqlType result = type.isInteger() ? type : Types.FLOAT64;
        return result.withNullable(type.nullable() || type.isString());
    }

    private static HogqlType numeric(CallTypes call) {
        HogqlType type = call.type(1);
        return (type.isNumeric() ? type : Types.FLOAT64)
                .withNullable(type.nullable() || type.isString());
    }
}
