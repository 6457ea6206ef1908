package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import java.util.List;

/**
 * Arrays filled up or cut into runs, at the places where a lambda holds. In the templates {@code c}
 * is the array of what the lambda gives, {@code a} the array itself.
 */
final class ArrayRuns {
    private ArrayRuns() {}

    static void addTo(List<FunctionSignature> out) {
        filled(
                "arrayFill",
                "list_transform([$1], lambda c: list_transform([$2], lambda a: list_transform(a, lambda v, i:"
                        + " a[coalesce(list_last(list_filter(range(1, i + 1), lambda j: c[j])), 1)]))[1])[1]",
                out);
        filled(
                "arrayReverseFill",
                "list_transform([$1], lambda c: list_transform([$2], lambda a: list_transform(a, lambda v, i:"
                        + " a[coalesce(list_first(list_filter(range(i, len(a) + 1), lambda j: c[j])), len(a))]))[1])[1]",
                out);
        split(
                "arraySplit",
                "list_transform([list_filter(range(1, len($2) + 1), lambda i: i = 1 OR c[i])], lambda s:"
                        + " list_transform(s, lambda b, k: $2[b:coalesce(s[k + 1] - 1, len($2))]))[1]",
                out);
        split(
                "arrayReverseSplit",
                "list_transform([list_filter(range(1, len($2) + 1), lambda i: i = len($2) OR c[i])], lambda s:"
                        + " list_transform(s, lambda b, k: $2[coalesce(s[k - 1], 0) + 1:b]))[1]",
                out);
    }

    private static void filled(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(2, FunctionSignature.MANY)
                .returns(ResultRule.sameAs(2))
                .duckdb(site -> Sql.of(template, holds(site), site.arg(2)))
                .doc("The elements where a lambda does not hold replaced by a neighbour.")
                .add(out);
    }

    private static void split(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        scalar(name)
                .args(2, FunctionSignature.MANY)
                .returns(ResultRule.arrayOf(2))
                .duckdb(site ->
                        Sql.of(
                                "list_transform([$1], $2)[1]",
                                holds(site),
                                new Sql.Lambda(
                                        List.of("c"), Sql.of(template, Sql.NULL, site.arg(2)))))
                .doc("The array cut where a lambda holds.")
                .add(out);
    }

    private static Sql holds(CallSite site) {
        Sql values =
                site.size() == 2
                        ? Sql.of("list_transform($2, $1)", site.arg(1), site.arg(2))
                        : ArrayFunctions.zipped(site);
        return site.type(1).isBoolean()
                ? values
                : Sql.of(
                        "list_transform($1, lambda v: coalesce(CAST(v AS BOOLEAN), false))",
                        values);
    }
}
