package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arithmetic on tuples, and norms and distances of vectors: tuples or arrays of numbers. */
final class TupleFunctions {
    private TupleFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        scalar("tupleConcat")
                .args(1, FunctionSignature.MANY)
                .returns(call ->
                        new HogqlType.Tuple(
                                call.types().stream().flatMap(t -> elements(t).stream()).toList(),
                                false))
                .duckdb(site -> {
                    List<Sql> all = new ArrayList<>();
                    for (int i = 1; i <= site.size(); i++) {
                        all.addAll(parts(site, i));
                    }
                    return row(all);
                })
                .doc("The elements of all tuples as one tuple.")
                .add(out);
        pairwise("tuplePlus", "($1 + $2)", false, out);
        pairwise("tupleMinus", "($1 - $2)", false, out);
        pairwise("tupleMultiply", "($1 * $2)", false, out);
        pairwise("tupleDivide", "($1 / $2)", true, out);
        byNumber("tupleMultiplyByNumber", "($1 * $2)", false, out);
        byNumber("tupleDivideByNumber", "($1 / $2)", true, out);
        scalar("tupleNegate")
                .args(1)
                .returns(call -> numbers(call.type(1), false))
                .duckdb(site -> row(parts(site, 1).stream().map(p -> Sql.of("(-$1)", p)).toList()))
                .doc("Each element with the other sign.")
                .add(out);
        scalar("tupleHammingDistance")
                .args(2)
                .returns(Types.UINT64)
                .duckdb(site ->
                        Sql.of(
                                "CAST(list_sum(list_transform(list_zip($1, $2), lambda z: CAST(z[1] <> z[2] AS BIGINT)))"
                                        + " AS BIGINT)",
                                vector(site, 1),
                                vector(site, 2)))
                .doc("The number of places where two tuples differ.")
                .add(out);
        norms(out);
        distances(out);
        scalar("tupleToNameValuePairs")
                .args(1)
                .returns(call ->
                        Types.arrayOf(
                                Types.tupleOf(Types.STRING, Types.common(elements(call.type(1))))))
                .duckdb(TupleFunctions::pairs)
                .doc("The elements of a tuple with their names: 1, 2 and so on.")
                .add(out);
        scalar("untuple")
                .args(1)
                .check(call ->
                        Optional.of(
                                "Function 'untuple' can only be a column of its own, of a tuple"))
                .returns(ResultRule.sameAs(1))
                .duckdb("$1")
                .doc("The elements of a tuple, each a column.")
                .add(out);
        for (String norm : List.of("L1Norm", "L2Norm", "LinfNorm")) {
            scalar(norm + "alize")
                    .args(1)
                    .expandsTo("tupleDivideByNumber({a1}, " + norm + "({a1}))")
                    .doc("The vector with length 1.")
                    .add(out);
        }
        scalar("LpNormalize")
                .args(2)
                .expandsTo("tupleDivideByNumber({a1}, LpNorm({a1}, {a2}))")
                .doc("The vector with length 1, for the given exponent.")
                .add(out);
    }

    private static Sql pairs(CallSite site) {
        List<Sql> pairs = new ArrayList<>();
        for (Sql part : parts(site, 1)) {
            pairs.add(Sql.of("row($1, $2)", Sql.value(Integer.toString(pairs.size() + 1)), part));
        }
        return Sql.of("[$*]", pairs.toArray(Sql[]::new));
    }

    private static void norms(List<FunctionSignature> out) {
        measure("L1Norm", 1, "list_sum(list_transform($1, lambda x: abs(x)))", out);
        measure("L2Norm", 1, "sqrt(list_sum(list_transform($1, lambda x: x * x)))", out);
        measure("LinfNorm", 1, "list_max(list_transform($1, lambda x: abs(x)))", out);
        scalar("LpNorm")
                .args(2)
                .returns(Types.FLOAT64)
                .duckdb(site -> power(vector(site, 1), site.take(2, Takes.NUMBER)))
                .doc("The length of a vector, with the given exponent.")
                .add(out);
    }

    private static Sql power(Sql vector, Sql exponent) {
        return Sql.of(
                "pow(list_sum(list_transform($1, lambda x: pow(abs(x), $2))), 1.0::DOUBLE / $2)",
                vector,
                exponent);
    }

    private static void distances(List<FunctionSignature> out) {
        measure(
                "L1Distance",
                2,
                "list_sum(list_transform(list_zip($1, $2), lambda z: abs(z[1] - z[2])))",
                out);
        measure("L2Distance", 2, "list_distance($1, $2)", out);
        measure(
                "LinfDistance",
                2,
                "list_max(list_transform(list_zip($1, $2), lambda z: abs(z[1] - z[2])))",
                out);
        measure("cosineDistance", 2, "list_cosine_distance($1, $2)", out);
        measure("dotProduct", 2, "list_inner_product($1, $2)", out);
        scalar("LpDistance")
                .args(3)
                .returns(Types.FLOAT64)
                .duckdb(site ->
                        power(
                                Sql.of(
                                        "list_transform(list_zip($1, $2), lambda z: z[1] - z[2])",
                                        vector(site, 1),
                                        vector(site, 2)),
                                site.take(3, Takes.NUMBER)))
                .doc("The distance of two vectors, with the given exponent.")
                .add(out);
    }

    private static void measure(
            String name, int args, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(args)
                .returns(Types.FLOAT64)
                .duckdb(site ->
                        args == 1
                                ? Sql.of(template, vector(site, 1))
                                : Sql.of(template, vector(site, 1), vector(site, 2)))
                .doc("The norm, product or distance of vectors that the name says.")
                .add(out);
    }

    private static void pairwise(
            String name,
            @CompileTimeText String template,
            boolean floats,
            List<FunctionSignature> out) {
        scalar(name)
                .args(2)
                .returns(call -> numbers(call.type(1), floats))
                .duckdb(site -> {
                    List<Sql> left = parts(site, 1);
                    List<Sql> right = parts(site, 2);
                    List<Sql> result = new ArrayList<>();
                    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                        result.add(Sql.of(template, left.get(i), right.get(i)));
                    }
                    return row(result);
                })
                .doc("Two tuples, element by element.")
                .add(out);
    }

    private static void byNumber(
            String name,
            @CompileTimeText String template,
            boolean floats,
            List<FunctionSignature> out) {
        scalar(name)
                .args(2)
                .takes(Takes.ANY, Takes.NUMBER)
                .returns(call -> numbers(call.type(1), floats))
                .duckdb(site ->
                        row(
                                parts(site, 1).stream()
                                        .map(p -> Sql.of(template, p, site.arg(2)))
                                        .toList()))
                .doc("Each element of a tuple by a number.")
                .add(out);
    }

    private static List<HogqlType> elements(HogqlType type) {
        return type instanceof HogqlType.Tuple tuple ? tuple.elements() : List.of();
    }

    private static HogqlType numbers(HogqlType type, boolean floats) {
        return new HogqlType.Tuple(
                elements(type).stream()
                        .map(e -> !floats && e.isInteger() ? Types.INT64 : Types.FLOAT64)
                        .toList(),
                false);
    }

    private static List<Sql> parts(CallSite site, int argument) {
        List<Sql> parts = new ArrayList<>();
        for (int i = 1; i <= elements(site.type(argument)).size(); i++) {
            parts.add(Sql.of("struct_extract($1, $2)", site.arg(argument), Sql.value((long) i)));
        }
        return parts;
    }

    private static Sql row(List<Sql> parts) {
        return Sql.of("row($*)", parts.toArray(Sql[]::new));
    }

    private static Sql vector(CallSite site, int argument) {
        Sql list =
                site.type(argument) instanceof HogqlType.Tuple
                        ? Sql.of("[$*]", parts(site, argument).toArray(Sql[]::new))
                        : site.arg(argument);
        return Sql.of("CAST($1 AS DOUBLE[])", list);
    }
}
