package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.aggregate;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** One value from many rows. Counts are exact, {@code uniq} included. */
final class Aggregates {
    private Aggregates() {}

    static void addTo(List<FunctionSignature> out) {
        aggregate("count")
                .args(0, 1)
                .anyCase()
                .returns(ResultRule.exactly(Types.UINT64))
                .duckdb(Aggregates::count)
                .doc("The number of rows, or of values that are not null.")
                .add(out);
        aggregate("uniq")
                .args(1, FunctionSignature.MANY)
                .alsoNamed("uniqExact")
                .returns(ResultRule.exactly(Types.UINT64))
                .duckdb(Aggregates::uniq)
                .doc("The number of different values.")
                .add(out);
        aggregate("sum")
                .args(1)
                .anyCase()
                .takes(Takes.NUMBER)
                .returns(Aggregates::sumType)
                .duckdb(Aggregates::sum)
                .doc("The sum of the values.")
                .add(out);
        aggregate("sumWithOverflow")
                .args(1)
                .takes(Takes.NUMBER)
                .returns(Aggregates::sumType)
                .duckdb(Aggregates::sum)
                .doc("The sum of the values.")
                .add(out);
        aggregate("avg")
                .args(1)
                .anyCase()
                .takes(Takes.NUMBER)
                .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                .duckdb("avg($distinct$1)$over")
                .doc("The mean of the values.")
                .add(out);
        aggregate("min")
                .args(1)
                .anyCase()
                .returns(ResultRule.sameAs(1))
                .duckdb(site -> filled(site, site.aggregate("min($1)$over", site.arg(1))))
                .doc("The least value.")
                .add(out);
        aggregate("max")
                .args(1)
                .anyCase()
                .returns(ResultRule.sameAs(1))
                .duckdb(site -> filled(site, site.aggregate("max($1)$over", site.arg(1))))
                .doc("The greatest value.")
                .add(out);
        aggregate("any")
                .args(1)
                .returns(ResultRule.sameAs(1))
                .duckdb(site -> filled(site, site.aggregate("any_value($1)$over", site.arg(1))))
                .doc("A value that is not null.")
                .add(out);
        aggregate("argMax")
                .args(2)
                .alsoNamed("argMax2")
                .returns(ResultRule.sameAs(1))
                .duckdb(site ->
                        filled(
                                site,
                                site.aggregate("arg_max($1, $2)$over", site.arg(1), site.arg(2))))
                .doc("The first argument where the second is greatest.")
                .add(out);
        aggregate("argMin")
                .args(2)
                .returns(ResultRule.sameAs(1))
                .duckdb(site ->
                        filled(
                                site,
                                site.aggregate("arg_min($1, $2)$over", site.arg(1), site.arg(2))))
                .doc("The first argument where the second is least.")
                .add(out);
        aggregate("groupArray")
                .args(1)
                .parameters(0, 1)
                .returns(call -> Types.arrayOf(call.type(1).notNull()))
                .duckdb(Aggregates::groupArray)
                .doc("The values that are not null, as an array.")
                .add(out);
        aggregate("quantile")
                .args(1)
                .parameters(1, 1)
                .takes(Takes.NUMBER)
                .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                .duckdb(site ->
                        site.aggregate(
                                "quantile_cont($1, $2)$over",
                                site.arg(1),
                                site.parameters().getFirst()))
                .doc("A quantile, interpolated.")
                .add(out);
    }

    /** Without rows ClickHouse gives the default of a type that cannot be null; the engine null. */
    static Sql filled(CallSite site, Sql value) {
        Sql otherwise = Defaults.of(site.type());
        return otherwise.equals(Sql.NULL) ? value : Sql.of("coalesce($1, $2)", value, otherwise);
    }

    private static Sql count(CallSite site) {
        return site.size() == 0
                ? site.aggregate("count(*)$over")
                : site.aggregate("count($distinct$1)$over", site.arg(1));
    }

    static Sql uniq(CallSite site) {
        return site.size() == 1
                ? site.aggregate("count(DISTINCT $1)$over", site.arg(1))
                : site.aggregate("count(DISTINCT row($*))$over", site.args().toArray(Sql[]::new));
    }

    static HogqlType sumType(CallTypes call) {
        HogqlType type = call.type(1);
        HogqlType sum = type.isInteger() || type.isBoolean() ? Types.INT64 : Types.FLOAT64;
        return sum.withNullable(type.nullable() || type.isString());
    }

    /** The engine sums whole numbers in 128 bits and gives null for no rows; ClickHouse gives 0. */
    private static Sql sum(CallSite site) {
        boolean whole = site.type(1).isInteger() || site.type(1).isBoolean();
        Sql sum =
                whole
                        ? site.aggregate("CAST(sum($distinct$1)$over AS BIGINT)", site.arg(1))
                        : site.aggregate("sum($distinct$1)$over", site.arg(1));
        return site.type().nullable() ? sum : Sql.of("coalesce($1, 0)", sum);
    }

    private static Sql groupArray(CallSite site) {
        Sql list =
                site.type(1).nullable()
                        ? site.aggregate(
                                "list_filter(list($distinct$1)$over, lambda v: v IS NOT NULL)",
                                site.arg(1))
                        : site.aggregate("list($distinct$1)$over", site.arg(1));
        Sql whole = Sql.of("coalesce($1, [])", list);
        return site.parameters().isEmpty()
                ? whole
                : Sql.of("$1[1:$2]", whole, site.parameters().getFirst());
    }
}
