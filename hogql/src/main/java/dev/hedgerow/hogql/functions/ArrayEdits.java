package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.List;

/** Arrays out of arrays: longer, shorter, sorted, joined. Places count from 1. */
final class ArrayEdits {
    /**
     * Each value once, where it first stood: sorted with their places, the first of equals kept,
     * and sorted back. The engine's list_distinct keeps no order.
     */
    private static final String DISTINCT =
            "list_transform([list_sort(list_transform($1, lambda v, i: {'v': v, 'i': i}))], lambda s:"
                    + " list_transform(list_sort(list_transform(list_filter(s, lambda e, j: e['v'] IS NOT NULL AND (j = 1"
                    + " OR e['v'] IS DISTINCT FROM s[j - 1]['v'])), lambda e: {'i': e['i'], 'v': e['v']})), lambda e: e['v']))[1]";

    private ArrayEdits() {}

    private static Sql resized(CallSite site) {
        Sql size = site.arg(2);
        return Sql.of(
                "CASE WHEN $2 < 0 THEN list_reverse(list_resize(list_reverse($1), -$2, $3)) ELSE"
                        + " list_resize($1, greatest($2, 0), $3) END",
                site.arg(1),
                Sizes.bounded(site, size, Sql.of("abs($1)", size), "arrayResize"),
                site.size() == 3 ? site.arg(3) : Defaults.of(Types.elementOf(site.type(1))));
    }

    private static Sql range(CallSite site) {
        Sql first = site.size() == 1 ? Sql.value(0L) : site.arg(1);
        Sql end = site.arg(site.size() == 1 ? 1 : 2);
        Sql step = site.size() == 3 ? site.arg(3) : Sql.value(1L);
        Sql bounded = Sizes.bounded(site, end, Sizes.steps(first, end, step), "range");
        return Sql.of("range($1, $2, $3)", first, bounded, step);
    }

    private static HogqlType flat(HogqlType type) {
        return Types.elementOf(type).isArray() ? flat(Types.elementOf(type)) : type;
    }

    static void addTo(List<FunctionSignature> out) {
        growing(out);
        shrinking(out);
        ordering(out);
        numbering(out);
        folding(out);
        areaUnderCurve(out);
    }

    private static void growing(List<FunctionSignature> out) {
        scalar("arrayConcat")
                .args(1, FunctionSignature.MANY)
                .returns(call -> Types.common(call.types()))
                .duckdb("flatten([$*])")
                .doc("The arrays in a row.")
                .add(out);
        same("arrayPushBack", 2, "list_append($1, $2)", out);
        same("arrayPushFront", 2, "list_prepend($2, $1)", out);
        scalar("arrayResize")
                .args(2, 3)
                .returns(ResultRule.sameAs(1))
                .duckdb(ArrayEdits::resized)
                .doc("The array cut or filled up to a length, at its beginning for a negative one.")
                .add(out);
        scalar("arrayWithConstant")
                .args(2)
                .takes(Takes.INTEGER, Takes.ANY)
                .returns(ResultRule.arrayOf(2))
                .duckdb(site ->
                        Sql.of(
                                "list_transform(range(0, $1), lambda i: $2)",
                                Sizes.bounded(site, site.arg(1), "arrayWithConstant"),
                                site.arg(2)))
                .doc("An array of so many equal elements.")
                .add(out);
        scalar("arrayZip")
                .args(1, FunctionSignature.MANY)
                .returns(ArrayEdits::zippedType)
                .duckdb("list_transform(list_zip($*), lambda z: z)")
                .doc("The elements at the same places as tuples.")
                .add(out);
        scalar("arrayFlatten")
                .args(1)
                .alsoNamed("flatten")
                .returns(call -> flat(call.type(1)))
                .duckdb(site -> {
                    Sql result = site.arg(1);
                    HogqlType type = site.type(1);
                    while (Types.elementOf(type).isArray()) {
                        result = Sql.of("flatten($1)", result);
                        type = Types.elementOf(type);
                    }
                    return result;
                })
                .doc("Arrays within an array as one array.")
                .add(out);
        scalar("range")
                .args(1, 3)
                .takes(Takes.INTEGER)
                .returns(Types.arrayOf(Types.INT64))
                .duckdb(ArrayEdits::range)
                .doc("Whole numbers from the first argument (or 0) up to before the second.")
                .add(out);
    }

    private static void shrinking(List<FunctionSignature> out) {
        same("arrayPopBack", 1, "$1[:-2]", out);
        same("arrayPopFront", 1, "$1[2:]", out);
        same("arrayDistinct", 1, DISTINCT, out);
        same(
                "arrayCompact",
                1,
                "list_filter($1, lambda v, i: i = 1 OR v IS DISTINCT FROM $1[i - 1])",
                out);
        scalar("arraySlice")
                .args(2, 3)
                .takes(Takes.ANY, Takes.INTEGER)
                .returns(ResultRule.sameAs(1))
                .duckdb(ArrayEdits::slice)
                .doc("A part of the array: from where (negative: from the end), how many elements.")
                .add(out);
        scalar("arrayFilter")
                .args(2, FunctionSignature.MANY)
                .returns(ResultRule.sameAs(2))
                .duckdb(site ->
                        site.size() == 2
                                ? Sql.of("list_filter($2, $1)", site.arg(1), site.arg(2))
                                : Sql.of(
                                        "list_transform(list_filter(list_zip($1, $2), lambda z: z[1]), lambda z: z[2])",
                                        ArrayFunctions.zipped(site),
                                        site.arg(2)))
                .doc("The elements for which a lambda holds.")
                .add(out);
        scalar("arrayIntersect")
                .args(1, FunctionSignature.MANY)
                .returns(ResultRule.sameAs(1))
                .duckdb(site ->
                        site.args().stream()
                                .reduce((a, b) -> Sql.of("list_intersect($1, $2)", a, b))
                                .orElse(Sql.NULL))
                .doc("The elements that all arrays have.")
                .add(out);
    }

    private static void ordering(List<FunctionSignature> out) {
        same("arrayReverse", 1, "list_reverse($1)", out);
        sort("arraySort", "list_sort($1, 'ASC', 'NULLS LAST')", out);
        sort("arrayReverseSort", "list_sort($1, 'DESC', 'NULLS LAST')", out);
        rotation("arrayRotateLeft", "($2 % len($1) + len($1)) % len($1)", out);
        rotation("arrayRotateRight", "(len($1) - $2 % len($1)) % len($1)", out);
    }

    private static void rotation(
            String name, @CompileTimeText String places, List<FunctionSignature> out) {
        scalar(name)
                .args(2)
                .takes(Takes.ANY, Takes.INTEGER)
                .returns(ResultRule.sameAs(1))
                .duckdb(site ->
                        Sql.of(
                                "CASE WHEN len($1) = 0 THEN $1 ELSE list_concat($1[$2 + 1:], $1[:$2]) END",
                                site.arg(1),
                                Sql.of(places, site.arg(1), site.arg(2))))
                .doc("The elements moved in a circle.")
                .add(out);
    }

    private static void numbering(List<FunctionSignature> out) {
        numbers("arrayEnumerate", "range(1, len($1) + 1)", Types.UINT64, out);
        scalar("arrayEnumerateUniq")
                .args(1, FunctionSignature.MANY)
                .returns(Types.arrayOf(Types.UINT64))
                .duckdb(site ->
                        Sql.of(
                                "list_transform([$1], lambda a: list_transform(a, lambda v, i:"
                                        + " len(list_filter(a[:i], lambda w: w IS NOT DISTINCT FROM v))))[1]",
                                site.size() == 1
                                        ? site.arg(1)
                                        : Sql.of("list_zip($*)", site.args().toArray(Sql[]::new))))
                .doc(
                        "For each element, or those of several arrays at one place, how often it has come.")
                .add(out);
        numbers(
                "arrayEnumerateDense",
                "list_transform($1, lambda v, i: list_position(list_filter($1, lambda w, j:"
                        + " list_position($1, w) = j), v))",
                Types.UINT64,
                out);
        scalar("arrayDifference")
                .args(1)
                .returns(call -> Types.arrayOf(numberOf(call, Types.FLOAT64)))
                .duckdb(ArrayEdits::differences)
                .doc("A number for each element; seconds between times.")
                .add(out);
        sums("arrayCumSum", "list_transform($1, lambda v, i: list_sum($1[:i]))", out);
    }

    /** {@code arrayFold((sum, x) -> …, array, start)}. */
    private static void folding(List<FunctionSignature> out) {
        sums(
                "arrayCumSumNonNegative",
                "list_transform([list_transform($1, lambda v, i: list_sum($1[:i]))], lambda s:"
                        + " list_transform(s, lambda v, i: v - least(0, list_min(s[:i]))))[1]",
                out);
        scalar("arrayFold")
                .args(3, FunctionSignature.MANY)
                .lambda(ArrayEdits::folded)
                .returns(call -> call.type(call.size()))
                .duckdb(site -> Sizes.folded(site, "arrayFold"))
                .doc("A lambda of what came out so far and the next element, from a first value.")
                .add(out);
    }

    /** Of each pair of a hit and a miss, how often the hit scored higher; a tie counts half. */
    private static void areaUnderCurve(List<FunctionSignature> out) {
        scalar("arrayAUC")
                .args(2)
                .returns(Types.FLOAT64)
                .duckdb(
                        "list_transform([list_zip($1, $2)], lambda z: list_transform([{'hits': list_filter(z, lambda r: r[2] > 0),"
                                + " 'misses': list_filter(z, lambda r: r[2] <= 0)}], lambda p: list_avg(flatten(list_transform(p['hits'],"
                                + " lambda h: list_transform(p['misses'], lambda m: CASE WHEN h[1] > m[1] THEN 1.0 WHEN h[1] = m[1] THEN 0.5"
                                + " ELSE 0.0 END)))))[1])[1]")
                .maybeNull()
                .doc("The area under the curve of scores, for labels of 1 and 0.")
                .add(out);
    }

    private static void same(
            String name, int args, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(args)
                .returns(ResultRule.sameAs(1))
                .duckdb(template)
                .doc("The array changed as the name says.")
                .add(out);
    }

    /** What came out so far, and an element of each array. */
    private static List<HogqlType> folded(List<HogqlType> others) {
        List<HogqlType> parameters = new ArrayList<>();
        parameters.add(others.getLast());
        others.subList(0, others.size() - 1).forEach(a -> parameters.add(Types.elementOf(a)));
        return parameters;
    }

    private static void sums(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1, 2)
                .returns(ArrayEdits::sumsOf)
                .duckdb(site -> Sql.of(template, ArrayQueries.mapped(site)))
                .doc("The sum up to each element, or up to what a lambda makes of it.")
                .add(out);
    }

    private static HogqlType sumsOf(CallTypes call) {
        HogqlType element = Types.elementOf(call.type(call.size()));
        return Types.arrayOf(call.size() == 1 && element.isInteger() ? Types.INT64 : Types.FLOAT64);
    }

    private static void numbers(
            String name,
            @CompileTimeText String template,
            HogqlType element,
            List<FunctionSignature> out) {
        scalar(name)
                .args(1)
                .returns(call -> Types.arrayOf(numberOf(call, element)))
                .duckdb(template)
                .doc("A number for each element.")
                .add(out);
    }

    private static Sql differences(CallSite site) {
        if (!Types.elementOf(site.type(1)).isDateTime()) {
            return Sql.of(
                    "list_transform($1, lambda v, i: CASE WHEN i = 1 THEN 0 ELSE v - $1[i - 1] END)",
                    site.arg(1));
        }
        return Sql.of(
                "list_transform($1, lambda v, i: CASE WHEN i = 1 THEN 0.0::DOUBLE"
                        + " ELSE (epoch_us(v) - epoch_us($1[i - 1])) / 1e6 END)",
                site.arg(1));
    }

    /** Sums and differences of whole numbers are whole. */
    private static HogqlType numberOf(CallTypes call, HogqlType otherwise) {
        return otherwise.isNumeric() && Types.elementOf(call.type(1)).isInteger()
                ? Types.INT64
                : otherwise;
    }

    /** With a lambda the elements are ordered by what it makes of them. */
    private static void sort(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(1, FunctionSignature.MANY)
                .returns(call -> call.type(Math.min(2, call.size())))
                .duckdb(site -> {
                    if (site.size() == 1) {
                        return Sql.of(template, site.arg(1));
                    }
                    Sql keys =
                            site.size() == 2
                                    ? Sql.of("list_transform($2, $1)", site.arg(1), site.arg(2))
                                    : ArrayFunctions.zipped(site);
                    return Sql.of(
                            "list_transform($1, lambda z: z[2])",
                            Sql.of(template, Sql.of("list_zip($1, $2)", keys, site.arg(2))));
                })
                .doc("The elements in order, by themselves or by a lambda.")
                .add(out);
    }

    private static HogqlType zippedType(CallTypes call) {
        List<HogqlType> elements = call.types().stream().map(Types::elementOf).toList();
        return Types.arrayOf(new HogqlType.Tuple(elements, false));
    }

    private static Sql slice(CallSite site) {
        Sql from =
                Sql.of(
                        "CASE WHEN $1 < 0 THEN len($2) + $1 + 1 ELSE $1 END",
                        site.arg(2),
                        site.arg(1));
        if (site.size() == 2) {
            return Sql.of("$1[$2:]", site.arg(1), from);
        }
        return Sql.of(
                "$1[$2:CASE WHEN $3 < 0 THEN len($1) + $3 ELSE $2 + $3 - 1 END]",
                site.arg(1),
                from,
                site.arg(3));
    }
}
