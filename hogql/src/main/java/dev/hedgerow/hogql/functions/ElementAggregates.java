package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.aggregate;
import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;
import java.util.Optional;

/**
 * Aggregates over the elements of arrays: of all rows' arrays together (-Array), place by place
 * (-ForEach), or of one array ({@code arrayReduce}).
 */
final class ElementAggregates {

    /**
     * How one array is aggregated.
     *
     * @param code the value of an array without nulls
     */
    private record Reduction(String name, TypeRule type, Code code) {}

    /** The result's type, from the element's. */
    @FunctionalInterface
    private interface TypeRule {
        HogqlType of(HogqlType element);
    }

    /** The value of one array. */
    @FunctionalInterface
    private interface Code {
        Sql of(Sql array);
    }

    private static final List<Reduction> REDUCTIONS =
            List.of(
                    new Reduction(
                            "sum",
                            ElementAggregates::sum,
                            a -> Sql.of("coalesce(list_sum($1), 0)", a)),
                    new Reduction(
                            "count", e -> Types.UINT64, a -> Sql.of("coalesce(len($1), 0)", a)),
                    new Reduction(
                            "uniq",
                            e -> Types.UINT64,
                            a -> Sql.of("coalesce(list_unique($1), 0)", a)),
                    new Reduction(
                            "uniqExact",
                            e -> Types.UINT64,
                            a -> Sql.of("coalesce(list_unique($1), 0)", a)),
                    new Reduction(
                            "avg", e -> Types.FLOAT64.orNull(), a -> Sql.of("list_avg($1)", a)),
                    new Reduction(
                            "median",
                            e -> Types.FLOAT64.orNull(),
                            a -> Sql.of("CAST(list_median($1) AS DOUBLE)", a)),
                    new Reduction(
                            "stddevPop",
                            e -> Types.FLOAT64.orNull(),
                            a -> Sql.of("list_stddev_pop($1)", a)),
                    new Reduction(
                            "stddevSamp",
                            e -> Types.FLOAT64.orNull(),
                            a -> Sql.of("list_stddev_samp($1)", a)),
                    new Reduction(
                            "varPop",
                            e -> Types.FLOAT64.orNull(),
                            a -> Sql.of("list_var_pop($1)", a)),
                    new Reduction(
                            "varSamp",
                            e -> Types.FLOAT64.orNull(),
                            a -> Sql.of("list_var_samp($1)", a)),
                    new Reduction("min", HogqlType::orNull, a -> Sql.of("list_min($1)", a)),
                    new Reduction("max", HogqlType::orNull, a -> Sql.of("list_max($1)", a)),
                    new Reduction("any", HogqlType::orNull, a -> Sql.of("list_first($1)", a)),
                    new Reduction("anyLast", HogqlType::orNull, a -> Sql.of("list_last($1)", a)),
                    new Reduction("groupArray", Types::arrayOf, a -> Sql.of("coalesce($1, [])", a)),
                    new Reduction(
                            "groupUniqArray",
                            Types::arrayOf,
                            a -> Sql.of("coalesce(list_distinct($1), [])", a)));

    private ElementAggregates() {}

    static void addTo(List<FunctionSignature> out) {
        for (Reduction reduction : REDUCTIONS) {
            overArrays(reduction, out);
            merge(reduction, out);
            state(reduction, out);
        }
        for (String name : List.of("sum", "min", "max", "avg", "count", "median")) {
            Reduction reduction = reduction(name).orElseThrow();
            forEach(reduction, out);
            atExtreme(reduction, "ArgMin", "list_min($1)", out);
            atExtreme(reduction, "ArgMax", "list_max($1)", out);
        }
        scalar("arrayReduce")
                .args(0, 2)
                .check(ElementAggregates::unknownName)
                .returns(call -> known(call).type().of(Types.elementOf(call.type(2)).notNull()))
                .duckdb(site -> reduced(known(site.types()), site.arg(2), site.type(2)))
                .doc("The aggregate of the given name over an array's elements.")
                .add(out);
    }

    private static void overArrays(Reduction reduction, List<FunctionSignature> out) {
        aggregate(reduction.name() + "Array")
                .args(1)
                .returns(call -> reduction.type().of(Types.elementOf(call.type(1)).notNull()))
                .duckdb(site ->
                        reduced(
                                reduction,
                                site.aggregate("flatten(list($1)$over)", site.arg(1)),
                                site.type(1)))
                .doc("As " + reduction.name() + ", over the elements of arrays.")
                .add(out);
    }

    /** A state, which ClickHouse keeps as bytes, is the array of the values here. */
    private static void state(Reduction reduction, List<FunctionSignature> out) {
        aggregate(reduction.name() + "State")
                .args(reduction.name().equals("count") ? 0 : 1, 1)
                .returns(call ->
                        Types.arrayOf(call.size() == 0 ? Types.INT64 : call.type(1).notNull()))
                .duckdb(site ->
                        Sql.of(
                                "coalesce(list_filter($1, lambda v: v IS NOT NULL), [])",
                                site.size() == 0
                                        ? site.aggregate("list(1::BIGINT)$over")
                                        : site.aggregate("list($1)$over", site.arg(1))))
                .doc("The values of " + reduction.name() + ", to be merged later.")
                .add(out);
    }

    private static void merge(Reduction reduction, List<FunctionSignature> out) {
        aggregate(reduction.name() + "Merge")
                .args(1)
                .check(call ->
                        call.type(1).isArray()
                                ? Optional.empty()
                                : Optional.of(
                                        "Aggregation '"
                                                + call.name()
                                                + "' takes what '"
                                                + reduction.name()
                                                + "State' gives"))
                .returns(call -> reduction.type().of(Types.elementOf(call.type(1)).notNull()))
                .duckdb(site ->
                        reduced(
                                reduction,
                                site.aggregate("flatten(list($1)$over)", site.arg(1)),
                                site.type(1)))
                .doc("As " + reduction.name() + ", over what its State gave.")
                .add(out);
    }

    /** {@code sumArgMax(x, y)}: the sum of the x of the rows where y is greatest. */
    private static void atExtreme(
            Reduction reduction,
            String suffix,
            @CompileTimeText String extreme,
            List<FunctionSignature> out) {
        aggregate(reduction.name() + suffix)
                .args(2)
                .returns(call -> reduction.type().of(call.type(1).notNull()))
                .duckdb(site -> {
                    Sql rows =
                            site.aggregate(
                                    "list({'x': $1, 'y': $2})$over", site.arg(1), site.arg(2));
                    Sql best = Sql.of(extreme, Sql.of("list_transform(s, lambda r: r['y'])"));
                    Sql chosen =
                            Sql.of(
                                    "list_transform([list_filter($1, lambda r: r['y'] IS NOT NULL)], lambda s:"
                                            + " list_transform(list_filter(s, lambda r: r['y'] = $2), lambda r: r['x']))[1]",
                                    rows,
                                    best);
                    return reduced(reduction, chosen, Types.arrayOf(site.type(1)));
                })
                .doc(
                        "As "
                                + reduction.name()
                                + ", of the rows where the second argument is extreme.")
                .add(out);
    }

    private static void forEach(Reduction reduction, List<FunctionSignature> out) {
        aggregate(reduction.name() + "ForEach")
                .args(1)
                .returns(call ->
                        Types.arrayOf(reduction.type().of(Types.elementOf(call.type(1)).notNull())))
                .duckdb(site -> {
                    Sql place = Sql.of("list_transform(s, lambda a: a[i])");
                    Sql value = reduced(reduction, place, site.type(1));
                    return Sql.of(
                            "list_transform([coalesce($1, [])], lambda s: list_transform(range(1,"
                                    + " coalesce(list_max(list_transform(s, lambda a: len(a))), 0) + 1), lambda i: $2))[1]",
                            site.aggregate("list($1)$over", site.arg(1)),
                            value);
                })
                .doc("As " + reduction.name() + ", for each place of arrays.")
                .add(out);
    }

    private static Sql reduced(Reduction reduction, Sql array, HogqlType type) {
        HogqlType element = Types.elementOf(type).notNull();
        Sql value = reduction.code().of(without(array, "list_filter($1, lambda v: v IS NOT NULL)"));
        return reduction.type().of(element).is(HogqlType.Kind.INT64)
                ? Sql.of("CAST($1 AS BIGINT)", value)
                : value;
    }

    private static Sql without(Sql array, @CompileTimeText String template) {
        return Sql.of(template, array);
    }

    private static HogqlType sum(HogqlType element) {
        return element.isInteger() || element.isBoolean() || element.isNull()
                ? Types.INT64
                : Types.FLOAT64;
    }

    private static Optional<Reduction> reduction(String name) {
        return REDUCTIONS.stream().filter(r -> r.name().equals(name)).findFirst();
    }

    private static Reduction known(CallTypes call) {
        return call.text(1).flatMap(ElementAggregates::reduction).orElse(REDUCTIONS.getFirst());
    }

    /** In PostHog's words. */
    private static Optional<String> unknownName(CallTypes call) {
        String function = "'" + call.name() + "'";
        if (call.size() < 2) {
            return Optional.of("Missing arguments in function " + function);
        }
        Optional<String> name = call.text(1);
        if (name.isEmpty()) {
            return Optional.of(
                    "Expected constant string as first arg in function "
                            + function
                            + call.integer(1)
                                    .map(number -> ", got IntegerType '" + number + "'")
                                    .orElse(""));
        }
        return reduction(name.get()).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "Invalid parametric function in "
                                + function
                                + ", '"
                                + name.get()
                                + "' is not supported.");
    }
}
