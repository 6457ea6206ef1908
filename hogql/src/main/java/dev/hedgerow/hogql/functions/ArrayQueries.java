package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Single values out of arrays: what is in them, where, how many, how much in all. */
final class ArrayQueries {
    private ArrayQueries() {}

    static void addTo(List<FunctionSignature> out) {
        membership(out);
        searching(out);
        totals(out);
    }

    private static void membership(List<FunctionSignature> out) {
        pair("hasAll", "list_has_all($1, $2)", Types.BOOLEAN, out);
        pair("hasAny", "list_has_any($1, $2)", Types.BOOLEAN, out);
        pair(
                "hasSubstr",
                "(len($2) = 0 OR len(list_filter(range(1, len($1) - len($2) + 2), lambda i:"
                        + " $1[i:i + len($2) - 1] = $2)) > 0)",
                Types.BOOLEAN,
                out);
        pair("indexOf", "coalesce(list_position($1, $2), 0)", Types.UINT64, out);
        pair(
                "countEqual",
                "len(list_filter($1, lambda v: v IS NOT DISTINCT FROM $2))",
                Types.UINT64,
                out);
        scalar("arrayUniq")
                .args(1, FunctionSignature.MANY)
                .returns(Types.UINT64)
                .duckdb(site ->
                        site.size() == 1
                                ? Sql.of("len(list_distinct($1))", site.arg(1))
                                : Sql.of(
                                        "len(list_distinct(list_zip($*)))",
                                        site.args().toArray(Sql[]::new)))
                .doc("The number of different elements, or rows of elements of several arrays.")
                .add(out);
        scalar("arrayStringConcat")
                .args(1, 2)
                .returns(Types.STRING)
                .duckdb(site ->
                        Sql.of(
                                "coalesce(array_to_string($1, $2), '')",
                                site.arg(1),
                                site.size() == 2 ? site.arg(2) : Sql.value("")))
                .doc("The elements as one text, with a separator between them.")
                .add(out);
    }

    private static void searching(List<FunctionSignature> out) {
        scalar("arrayCount")
                .args(1, 2)
                .returns(ResultRule.exactly(Types.UINT64))
                .duckdb(site -> Sql.of("len($1)", matching(site)))
                .doc("The number of elements for which a lambda holds.")
                .add(out);
        scalar("arrayExists")
                .args(1, 2)
                .returns(ResultRule.exactly(Types.BOOLEAN))
                .duckdb(site -> Sql.of("(len($1) > 0)", matching(site)))
                .doc("Whether a lambda holds for any element.")
                .add(out);
        scalar("arrayAll")
                .args(1, 2)
                .returns(ResultRule.exactly(Types.BOOLEAN))
                .duckdb(site ->
                        Sql.of("(len($1) = len($2))", matching(site), site.arg(site.size())))
                .doc("Whether a lambda holds for every element.")
                .add(out);
        end("arrayFirst", "$1[1]", out);
        end("arrayLast", "$1[-1]", out);
        place("arrayFirstIndex", "coalesce(list_position(list_transform($2, $1), true), 0)", out);
        place(
                "arrayLastIndex",
                "coalesce(len($2) - list_position(list_reverse(list_transform($2, $1)), true) + 1, 0)",
                out);
    }

    private static void totals(List<FunctionSignature> out) {
        total("arrayMin", "list_min($1)", out);
        total("arrayMax", "list_max($1)", out);
        total("arraySum", "coalesce(list_sum($1), 0)", out);
        scalar("arrayProduct")
                .args(1, 2)
                .returns(Types.FLOAT64)
                .duckdb(site -> Sql.of("coalesce(list_product($1), 1.0::DOUBLE)", mapped(site)))
                .doc("The product of the elements, or of what a lambda makes of them.")
                .add(out);
        scalar("arrayAvg")
                .args(1, 2)
                .returns(Types.FLOAT64)
                .maybeNull()
                .duckdb(site -> Sql.of("list_avg($1)", mapped(site)))
                .doc("The mean of the elements, or of what a lambda makes of them.")
                .add(out);
    }

    private static void pair(
            String name,
            @CompileTimeText String template,
            HogqlType type,
            List<FunctionSignature> out) {
        scalar(name)
                .args(2)
                .returns(ResultRule.exactly(type))
                .duckdb(site ->
                        Sql.of(
                                "coalesce($1, $2)",
                                Sql.of(template, site.arg(1), site.arg(2)),
                                Defaults.of(type)))
                .doc("Looks for the second argument in an array.")
                .add(out);
    }

    private static void end(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(2)
                .returns(ResultRule.elementOf(2))
                .duckdb(site ->
                        Sql.of(
                                "coalesce($1, $2)",
                                Sql.of(template, matching(site)),
                                Defaults.of(Types.elementOf(site.type(2)))))
                .doc("The first or last element for which a lambda holds.")
                .add(out);
    }

    private static void place(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(2)
                .returns(ResultRule.exactly(Types.UINT32))
                .duckdb(template)
                .doc("Where the first or last such element is; 0 when there is none.")
                .add(out);
    }

    private static void total(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1, 2)
                .returns(ArrayQueries::totalType)
                .duckdb(site -> total(site, template))
                .doc("One value of all elements, or of what a lambda makes of them.")
                .add(out);
    }

    private static HogqlType totalType(CallTypes call) {
        HogqlType type = call.size() == 2 ? call.type(1) : Types.elementOf(call.type(1));
        return type.isNull() ? Types.INT64 : type;
    }

    /**
     * Sums of whole numbers come from the engine in 128 bits; what has no elements is the type's
     * default.
     */
    private static Sql total(CallSite site, @CompileTimeText String template) {
        Sql value = Sql.of(template, mapped(site));
        Sql narrow = site.type().isInteger() ? Sql.of("CAST($1 AS BIGINT)", value) : value;
        Sql otherwise = Defaults.of(site.type());
        return otherwise.equals(Sql.NULL) ? narrow : Sql.of("coalesce($1, $2)", narrow, otherwise);
    }

    static Sql mapped(CallSite site) {
        return site.size() == 1
                ? site.arg(1)
                : Sql.of("list_transform($2, $1)", site.arg(1), site.arg(2));
    }

    /** The elements for which the lambda holds; without one, those that are not 0. */
    private static Sql matching(CallSite site) {
        return site.size() == 1
                ? Sql.of("list_filter($1, lambda v: CAST(v AS BOOLEAN))", site.arg(1))
                : Sql.of("list_filter($2, $1)", site.arg(1), site.arg(2));
    }
}
