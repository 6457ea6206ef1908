package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.aggregate;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Statistics of many rows: spread, quantiles, correlation, bits. Exact, never sampled. */
final class StatisticAggregates {
    private StatisticAggregates() {}

    static void addTo(List<FunctionSignature> out) {
        spread(out);
        quantiles(out);
        distinctCounts(out);
        bits(out);
        missing(out);
    }

    private static void spread(List<FunctionSignature> out) {
        number("stddevPop", "stddev_pop($1)$over", out);
        number("stddevSamp", "stddev_samp($1)$over", out);
        number("varPop", "var_pop($1)$over", out);
        number("varSamp", "var_samp($1)$over", out);
        number("skewSamp", "skewness($1)$over", out);
        number("kurtSamp", "kurtosis($1)$over", out);
        number("kurtPop", "kurtosis_pop($1)$over", out);
        numbers("covarPop", "covar_pop($1, $2)$over", out);
        numbers("covarSamp", "covar_samp($1, $2)$over", out);
        numbers("corr", "corr($1, $2)$over", out);
        aggregate("avgWeighted")
                .args(2)
                .takes(Takes.NUMBER)
                .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                .duckdb(site ->
                        Sql.of(
                                "$1 / nullif($2, 0)",
                                site.aggregate("sum($1 * $2)$over", site.arg(1), site.arg(2)),
                                site.aggregate("sum($1)$over", site.arg(2))))
                .doc("The mean of the first argument, weighted by the second.")
                .add(out);
    }

    private static void quantiles(List<FunctionSignature> out) {
        number("median", "quantile_cont($1, 0.5)$over", out);
        number("medianExact", "quantile_cont($1, 0.5)$over", out);
        for (String name :
                List.of(
                        "quantileExact",
                        "quantileTiming",
                        "quantileTDigest",
                        "quantileBFloat16",
                        "quantileDeterministic")) {
            aggregate(name)
                    .args(1, 2)
                    .parameters(0, 1)
                    .takes(Takes.NUMBER)
                    .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                    .duckdb(StatisticAggregates::quantile)
                    .doc("A quantile, exact and interpolated.")
                    .add(out);
        }
        for (String name : List.of("quantiles", "quantilesExact", "quantilesTDigest")) {
            aggregate(name)
                    .args(1)
                    .parameters(1, FunctionSignature.MANY)
                    .takes(Takes.NUMBER)
                    .returns(ResultRule.exactly(Types.arrayOf(Types.FLOAT64)))
                    .duckdb(site ->
                            site.aggregate(
                                    "quantile_cont($1, $2)$over",
                                    site.arg(1),
                                    Sql.of("[$*]", site.parameters().toArray(Sql[]::new))))
                    .doc("Several quantiles at once.")
                    .add(out);
        }
    }

    private static Sql quantile(CallSite site) {
        Sql level = site.parameters().isEmpty() ? Sql.value(0.5) : site.parameters().getFirst();
        return site.aggregate("quantile_cont($1, $2)$over", site.arg(1), level);
    }

    /** ClickHouse's estimates, counted exactly. */
    private static void distinctCounts(List<FunctionSignature> out) {
        aggregate("countDistinct")
                .args(1)
                .returns(ResultRule.exactly(Types.UINT64))
                .duckdb("count(DISTINCT $1)$over")
                .doc("The number of different values.")
                .add(out);
        for (String name : List.of("uniqHLL12", "uniqTheta", "uniqCombined", "uniqCombined64")) {
            aggregate(name)
                    .args(1)
                    .returns(ResultRule.exactly(Types.UINT64))
                    .duckdb("count(DISTINCT $1)$over")
                    .doc("The number of different values, counted exactly.")
                    .add(out);
        }
    }

    private static void bits(List<FunctionSignature> out) {
        whole("groupBitAnd", "bit_and($1)$over", out);
        whole("groupBitOr", "bit_or($1)$over", out);
        whole("groupBitXor", "bit_xor($1)$over", out);
        whole("groupBitmap", "count(DISTINCT $1)$over", out);
    }

    private static void missing(List<FunctionSignature> out) {
        for (String name :
                List.of(
                        "skewPop",
                        "deltaSum",
                        "deltaSumTimestamp",
                        "groupBitmapAnd",
                        "groupBitmapOr",
                        "groupBitmapXor",
                        "groupArrayInsertAt",
                        "groupArrayMovingAvg",
                        "groupArrayMovingSum",
                        "simpleLinearRegression",
                        "contingency",
                        "cramersV",
                        "theilsU",
                        "maxIntersections",
                        "maxIntersectionsPosition",
                        "windowFunnel",
                        "retention",
                        "sequenceMatch",
                        "sequenceCount")) {
            aggregate(name)
                    .args(0, FunctionSignature.MANY)
                    .parameters(0, FunctionSignature.MANY)
                    .missing()
                    .doc("Statistics of rows.")
                    .add(out);
        }
    }

    private static void number(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        aggregate(name)
                .args(1)
                .takes(Takes.NUMBER)
                .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                .duckdb(template)
                .doc("The statistic that the name says.")
                .add(out);
    }

    private static void numbers(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        aggregate(name)
                .args(2)
                .takes(Takes.NUMBER)
                .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                .duckdb(template)
                .doc("The statistic of two values that the name says.")
                .add(out);
    }

    private static void whole(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        HogqlType type = Types.UINT64;
        aggregate(name)
                .args(1)
                .takes(Takes.INTEGER)
                .returns(ResultRule.exactly(type))
                .duckdb(site -> Sql.of("coalesce($1, 0)", site.aggregate(template, site.arg(1))))
                .doc("The bits of all values together.")
                .add(out);
    }
}
