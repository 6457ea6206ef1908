package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.aggregate;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Aggregates that keep values: as arrays, as text, by key, or the one that came last. */
final class CollectingAggregates {
    private CollectingAggregates() {}

    static void addTo(List<FunctionSignature> out) {
        single(out);
        arrays(out);
        texts(out);
        byKey("sum", "list_sum($1)", out);
        byKey("min", "list_min($1)", out);
        byKey("max", "list_max($1)", out);
        moving("groupArrayMovingSum", "CAST(list_sum($1) AS DOUBLE)", out);
        moving("groupArrayMovingAvg", "CAST(list_sum($1) AS DOUBLE) / $2", out);
    }

    private static void single(List<FunctionSignature> out) {
        last(out);
        one("anyHeavy", "mode($1)$over", "The most frequent value.", out);
        aggregate("every")
                .args(1)
                .takes(Takes.CONDITION)
                .returns(ResultRule.exactly(Types.BOOLEAN))
                .duckdb(site ->
                        Sql.of(
                                "coalesce($1, false)",
                                site.aggregate("bool_and($1)$over", site.arg(1))))
                .doc("Whether a condition holds in every row.")
                .add(out);
    }

    /** The engine's last value may be null. */
    private static void last(List<FunctionSignature> out) {
        FunctionBuilder last =
                aggregate("anyLast")
                        .args(1)
                        .returns(ResultRule.sameAs(1))
                        .duckdb(site ->
                                Aggregates.filled(
                                        site, site.aggregate("last($1)$over", site.arg(1))))
                        .doc("The last value that is not null.");
        List<FunctionSignature> ofAll = new ArrayList<>();
        last.add(ofAll);
        last.duckdb(site ->
                        site.window() == null
                                ? site.lowerAs(
                                        ofAll.getFirst(),
                                        1,
                                        site.type(1).nullable()
                                                ? Sql.of("$1 IS NOT NULL", site.arg(1))
                                                : null,
                                        false)
                                : Aggregates.filled(
                                        site,
                                        site.aggregate(
                                                "last_value($1 IGNORE NULLS)$over", site.arg(1))))
                .add(out);
    }

    private static void arrays(List<FunctionSignature> out) {
        aggregate("groupUniqArray")
                .args(1)
                .parameters(0, 1)
                .returns(call -> Types.arrayOf(call.type(1).notNull()))
                .duckdb(site ->
                        limited(
                                site,
                                Sql.of(
                                        "coalesce(list_filter($1, lambda v: v IS NOT NULL), [])",
                                        site.aggregate("list(DISTINCT $1)$over", site.arg(1)))))
                .doc("The different values as an array.")
                .add(out);
        aggregate("groupArraySample")
                .args(1)
                .parameters(1, 2)
                .returns(call -> Types.arrayOf(call.type(1).notNull()))
                .duckdb(site ->
                        limited(
                                site,
                                Sql.of(
                                        "coalesce(list_filter($1, lambda v: v IS NOT NULL), [])",
                                        site.aggregate("list($1)$over", site.arg(1)))))
                .doc("So many of the values, as an array.")
                .add(out);
        aggregate("groupArrayInsertAt")
                .args(2)
                .parameters(0, 2)
                .takes(Takes.ANY, Takes.INTEGER)
                .returns(call -> Types.arrayOf(call.type(1).notNull()))
                .duckdb(CollectingAggregates::insertedAt)
                .doc("The values at the places, from 0, that the second argument says.")
                .add(out);
        aggregate("array_agg")
                .args(1)
                .returns(call -> Types.arrayOf(call.type(1).notNull()).orNull())
                .duckdb(site ->
                        Sql.of(
                                "nullif(list_filter($1, lambda v: v IS NOT NULL), [])",
                                site.aggregate("list($1)$over", site.arg(1))))
                .doc("The values that are not null as an array; null when there are none.")
                .add(out);
        aggregate("topK")
                .args(1)
                .parameters(1, 1)
                .returns(call -> Types.arrayOf(call.type(1).notNull()))
                .duckdb(CollectingAggregates::topK)
                .doc("The most frequent values, most frequent first.")
                .add(out);
    }

    private static void texts(List<FunctionSignature> out) {
        aggregate("json_agg")
                .args(1)
                .returns(ResultRule.exactly(Types.STRING.orNull()))
                .duckdb(site ->
                        Sql.of(
                                "CAST(to_json(nullif(list_filter($1, lambda v: v IS NOT NULL), [])) AS VARCHAR)",
                                site.aggregate("list($1)$over", site.arg(1))))
                .doc("The values as a JSON array.")
                .add(out);
        aggregate("string_agg")
                .args(2)
                .takes(Takes.STRING)
                .returns(ResultRule.exactly(Types.STRING.orNull()))
                .duckdb("string_agg($1, $2)$over")
                .doc("The texts with a separator between them.")
                .add(out);
    }

    private static void one(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        aggregate(name)
                .args(1)
                .returns(ResultRule.sameAs(1))
                .duckdb(site -> Aggregates.filled(site, site.aggregate(template, site.arg(1))))
                .doc(doc)
                .add(out);
    }

    private static Sql limited(CallSite site, Sql list) {
        return site.parameters().isEmpty()
                ? list
                : Sql.of("$1[1:$2]", list, site.parameters().getFirst());
    }

    /** The first value of a place counts; places without one hold the default. */
    private static Sql insertedAt(CallSite site) {
        Sql rows = site.aggregate("list({'p': $2, 'v': $1})$over", site.arg(1), site.arg(2));
        Sql size =
                site.parameters().size() == 2
                        ? site.parameters().get(1)
                        : Sql.of("list_max(list_transform(s, lambda r: r['p'])) + 1");
        Sql otherwise =
                site.parameters().isEmpty()
                        ? Defaults.of(site.type(1).notNull())
                        : site.parameters().getFirst();
        return Sql.of(
                "coalesce(list_transform([list_filter($1, lambda r: r['v'] IS NOT NULL)], lambda s: list_transform(range(0, $2),"
                        + " lambda i: coalesce(list_first(list_filter(s, lambda r: r['p'] = i))['v'], $3)))[1], [])",
                rows,
                size,
                otherwise);
    }

    /** Counts each different value of the collected list; equal counts by value. */
    private static Sql topK(CallSite site) {
        Sql counts = site.aggregate("histogram($1)$over", site.arg(1));
        Sql ranked =
                Sql.of(
                        "list_transform(list_sort(list_transform(map_entries($1), lambda e:"
                                + " {'n': -CAST(e['value'] AS BIGINT), 'v': e['key']})), lambda e: e['v'])",
                        counts);
        return limited(site, Sql.of("coalesce($1, [])", ranked));
    }

    /**
     * {@code sumMap(keys, values)}, both arrays: a tuple of the sorted keys and the total of each.
     * Of one map in each row it is what the combinator -Map makes.
     */
    private static void byKey(
            String name, @CompileTimeText String total, List<FunctionSignature> out) {
        FunctionSignature ofMaps =
                ElementCombinators.mapOf(
                        out.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow());
        aggregate(ofMaps.name())
                .args(1, 2)
                .check(call -> call.size() == 1 ? ofMaps.check().problem(call) : Optional.empty())
                .returns(call ->
                        call.size() == 1
                                ? ofMaps.typeOf(call)
                                : Types.tupleOf(call.type(1), call.type(2)))
                .duckdb(site ->
                        site.size() == 1
                                ? site.lowerAs(ofMaps, 1, null, false)
                                : byKey(site, total))
                .doc("Values by key: the sorted keys, and one value for each.")
                .add(out);
    }

    /** Sums over the last so many values of the collected array, all of them by default. */
    private static void moving(
            String name, @CompileTimeText String total, List<FunctionSignature> out) {
        aggregate(name)
                .args(1)
                .parameters(0, 1)
                .takes(Takes.NUMBER)
                .returns(ResultRule.exactly(Types.arrayOf(Types.FLOAT64)))
                .duckdb(site -> {
                    Sql values = site.aggregate("list($1)$over", site.arg(1));
                    Sql size =
                            site.parameters().isEmpty()
                                    ? Sql.of("len(s)")
                                    : site.parameters().getFirst();
                    return Sql.of(
                            "list_transform([coalesce($1, [])], lambda s: list_transform(s, lambda v, i: $2))[1]",
                            values,
                            Sql.of(total, Sql.of("s[greatest(1, i - $1 + 1):i]", size), size));
                })
                .doc("Sums or means over the last so many values, as an array.")
                .add(out);
    }

    /**
     * The collected lists go into a lambda as its argument: DuckDB 2.0 fails inside when a lambda's
     * body holds an aggregate that holds a lambda.
     */
    private static Sql byKey(CallSite site, @CompileTimeText String total) {
        Sql collected =
                Sql.of(
                        "row($1, $2)",
                        site.aggregate("flatten(list($1)$over)", site.arg(1)),
                        site.aggregate("flatten(list($1)$over)", site.arg(2)));
        Sql.Column lists = new Sql.Column(null, site.freshName());
        Sql.Column key = new Sql.Column(null, site.freshName());
        Sql ofKey =
                Sql.of(
                        "list_transform(list_filter(list_zip($1[1], $1[2]), lambda z: z[1] = $2), lambda z: z[2])",
                        lists,
                        key);
        Sql one = Sql.of(total, ofKey);
        Sql cast =
                Types.elementOf(site.type(2)).isInteger() ? Sql.of("CAST($1 AS BIGINT)", one) : one;
        Sql keys = Sql.of("list_sort(list_distinct($1[1]))", lists);
        Sql row = Sql.of("row($1, list_transform($1, $2))", keys, lambda(key, cast));
        return Sql.of("list_transform([$1], $2)[1]", collected, lambda(lists, row));
    }

    private static Sql lambda(Sql.Column parameter, Sql body) {
        return new Sql.Lambda(List.of(parameter.name()), body);
    }
}
