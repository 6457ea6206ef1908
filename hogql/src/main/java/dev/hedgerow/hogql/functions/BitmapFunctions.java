package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.aggregate;
import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Sets of whole numbers, which ClickHouse keeps as bits and we as sorted arrays. */
final class BitmapFunctions {
    private static final String AND = "arraySort(arrayIntersect({a1}, {a2}))";
    private static final String OR = "arraySort(arrayDistinct(arrayConcat({a1}, {a2})))";
    private static final String AND_NOT =
            "arrayFilter(bitmap_member -> NOT has({a2}, bitmap_member), {a1})";
    private static final String XOR =
            "arraySort(arrayConcat(bitmapAndnot({a1}, {a2}), bitmapAndnot({a2}, {a1})))";

    private BitmapFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        of("bitmapBuild", 1, "arraySort(arrayDistinct({a1}))", "The numbers of an array.", out);
        of("bitmapToArray", 1, "arraySort({a1})", "The numbers in their order.", out);
        of(
                "bitmapSubsetInRange",
                3,
                "arrayFilter(bitmap_member -> bitmap_member >= {a2} AND bitmap_member < {a3}, {a1})",
                "The numbers from one up to, but without, another.",
                out);
        of(
                "bitmapSubsetLimit",
                3,
                "arraySlice(arrayFilter(bitmap_member -> bitmap_member >= {a2}, {a1}), 1, {a3})",
                "So many of the numbers, from one on.",
                out);
        of(
                "subBitmap",
                3,
                "arraySlice({a1}, {a2} + 1, {a3})",
                "So many of the numbers, without so many first ones.",
                out);
        of("bitmapContains", 2, "has({a1}, {a2})", "Whether a number is among them.", out);
        of("bitmapHasAny", 2, "hasAny({a1}, {a2})", "Whether both have a number in common.", out);
        of(
                "bitmapHasAll",
                2,
                "hasAll({a1}, {a2})",
                "Whether the first has all of the second.",
                out);
        of("bitmapCardinality", 1, "length({a1})", "How many numbers there are.", out);
        of("bitmapMin", 1, "arrayMin({a1})", "The least number.", out);
        of("bitmapMax", 1, "arrayMax({a1})", "The greatest number.", out);
        of(
                "bitmapTransform",
                3,
                "bitmapBuild(arrayMap(bitmap_member -> transform(bitmap_member, {a2}, {a3}, bitmap_member), {a1}))",
                "The numbers, each of the second argument replaced by one of the third.",
                out);
        both("And", AND, "The numbers of both.", out);
        both("Or", OR, "The numbers of either.", out);
        both("Andnot", AND_NOT, "The numbers of the first alone.", out);
        both("Xor", XOR, "The numbers of one of the two alone.", out);
        overRows("groupBitmapOr", "len(list_distinct(flatten(list($1)$over)))", out);
        overRows(
                "groupBitmapAnd",
                "len(list_reduce(list($1)$over, lambda a, b: list_intersect(a, b)))",
                out);
        overRows(
                "groupBitmapXor",
                "len(list_reduce(list($1)$over, lambda a, b: list_concat(list_filter(a, lambda v: NOT list_contains(b, v)),"
                        + " list_filter(b, lambda v: NOT list_contains(a, v)))))",
                out);
    }

    private static void both(String name, String hogql, String doc, List<FunctionSignature> out) {
        of("bitmap" + name, 2, hogql, doc, out);
        of("bitmap" + name + "Cardinality", 2, "length(" + hogql + ")", "How many: " + doc, out);
    }

    private static void of(
            String name, int args, String hogql, String doc, List<FunctionSignature> out) {
        scalar(name).args(args).expandsTo(hogql).doc(doc).add(out);
    }

    private static void overRows(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        aggregate(name)
                .args(1)
                .returns(ResultRule.exactly(Types.UINT64))
                .duckdb(site -> Sql.of("coalesce($1, 0)", site.aggregate(template, site.arg(1))))
                .doc("How many numbers the sets of all rows have together.")
                .add(out);
    }
}
