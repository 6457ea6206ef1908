package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.aggregate;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/**
 * How much two values have to do with each other, from the counts of each value and of each pair.
 * As in ClickHouse's {@code CrossTab.h}, but of the values themselves rather than of their hashes.
 */
final class CrossTabAggregates {
    /** φ², from counts {@code ab}, {@code a} and {@code b} that a struct {@code t} holds. */
    private static final String PHI_SQUARED =
            "greatest(0, list_sum(list_transform(map_entries(t['ab']), lambda e:"
                    + " CAST(e['value'] AS DOUBLE) * e['value'] / (CAST(t['a'][e['key']['a']] AS DOUBLE) * t['b'][e['key']['b']]))) - 1)";

    private CrossTabAggregates() {}

    static void addTo(List<FunctionSignature> out) {
        crossTab(
                "cramersV",
                "sqrt("
                        + PHI_SQUARED
                        + " / nullif(least(cardinality(t['a']), cardinality(t['b'])) - 1, 0))",
                "How far one of two values tells the other, from 0 to 1.",
                out);
        crossTab(
                "cramersVBiasCorrected",
                "sqrt(greatest(0, "
                        + PHI_SQUARED
                        + " - (cardinality(t['a']) - 1) * (cardinality(t['b']) - 1) / nullif(t['n'] - 1, 0))"
                        + " / nullif(greatest(0, least(cardinality(t['a']) - pow(cardinality(t['a']) - 1, 2) / (t['n'] - 1),"
                        + " cardinality(t['b']) - pow(cardinality(t['b']) - 1, 2) / (t['n'] - 1)) - 1), 0))",
                "As cramersV, less what chance alone would give.",
                out);
        crossTab(
                "contingency",
                "CASE WHEN t['n'] > 1 THEN sqrt("
                        + PHI_SQUARED
                        + " / (t['n'] + "
                        + PHI_SQUARED
                        + ")) END",
                "The contingency coefficient of two values, from 0 to 1.",
                out);
        crossTab(
                "theilsU",
                "list_sum(list_transform(map_entries(t['ab']), lambda e: CAST(e['value'] AS DOUBLE) / t['n']"
                        + " * ln(CAST(e['value'] AS DOUBLE) * t['n'] / (CAST(t['a'][e['key']['a']] AS DOUBLE) * t['b'][e['key']['b']]))))"
                        + " / nullif(list_sum(list_transform(map_values(t['a']), lambda v:"
                        + " CAST(v AS DOUBLE) / t['n'] * ln(CAST(v AS DOUBLE) / t['n']))), 0)",
                "The part of the first value's uncertainty that the second takes away, from -1 to 0.",
                out);
    }

    private static void crossTab(
            String name, @CompileTimeText String formula, String doc, List<FunctionSignature> out) {
        aggregate(name)
                .args(2)
                .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                .duckdb(site ->
                        Sql.of(
                                "list_transform([$1], lambda t: $2)[1]",
                                counts(site),
                                Sql.of(formula)))
                .doc(doc)
                .add(out);
    }

    /** Rows in which either value is null do not count. */
    private static Sql counts(CallSite site) {
        Sql first = site.arg(1);
        Sql second = site.arg(2);
        return Sql.of(
                "{'ab': $1, 'a': $2, 'b': $3, 'n': $4}",
                site.aggregate(
                        "histogram(CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN {'a': $1, 'b': $2} END)$over",
                        first,
                        second),
                site.aggregate(
                        "histogram(CASE WHEN $2 IS NOT NULL THEN $1 END)$over", first, second),
                site.aggregate(
                        "histogram(CASE WHEN $1 IS NOT NULL THEN $2 END)$over", first, second),
                site.aggregate("count(CASE WHEN $2 IS NOT NULL THEN $1 END)$over", first, second));
    }
}
