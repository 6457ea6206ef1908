package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.aggregate;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Statistics of many rows: spread, quantiles, correlation, bits. Exact, never sampled. */
final class StatisticAggregates {
    /** Central moments from the means of powers, in one pass. */
    private static final String THIRD_MOMENT =
            "(avg(pow($1, 3))$over - 3 * avg($1)$over * avg(pow($1, 2))$over + 2 * pow(avg($1)$over, 3))";

    private static final String FOURTH_MOMENT =
            "(avg(pow($1, 4))$over - 4 * avg($1)$over * avg(pow($1, 3))$over"
                    + " + 6 * pow(avg($1)$over, 2) * avg(pow($1, 2))$over - 3 * pow(avg($1)$over, 4))";

    /** The value of a sorted list {@code s} for a level {@code p}. */
    private static final String PLACE =
            "CAST(s[least(len(s), CAST(floor(p * len(s)) AS BIGINT) + 1)] AS DOUBLE)";

    private static final String BFLOAT16 =
            "CASE WHEN $1 = 0 THEN 0.0 ELSE trunc($1 / pow(2, floor(log2(abs($1))) - 7)) * pow(2, floor(log2(abs($1))) - 7) END";

    private StatisticAggregates() {}

    static void addTo(List<FunctionSignature> out) {
        spread(out);
        quantiles(out);
        distinctCounts(out);
        boundedCount(out);
        bits(out);
        growth(out);
    }

    private static void spread(List<FunctionSignature> out) {
        number("stddevPop", "stddev_pop($1)$over", out);
        number("stddevSamp", "stddev_samp($1)$over", out);
        number("varPop", "var_pop($1)$over", out);
        number("varSamp", "var_samp($1)$over", out);
        moment("skewSamp", THIRD_MOMENT, "pow(var_samp(CAST($1 AS DOUBLE))$over, 1.5)", out);
        moment("skewPop", THIRD_MOMENT, "pow(var_pop(CAST($1 AS DOUBLE))$over, 1.5)", out);
        moment("kurtSamp", FOURTH_MOMENT, "pow(var_samp(CAST($1 AS DOUBLE))$over, 2)", out);
        moment("kurtPop", FOURTH_MOMENT, "pow(var_pop(CAST($1 AS DOUBLE))$over, 2)", out);
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
        aggregate("simpleLinearRegression")
                .args(2)
                .takes(Takes.NUMBER)
                .returns(call -> Types.tupleOf(Types.FLOAT64.orNull(), Types.FLOAT64.orNull()))
                .duckdb(site ->
                        Sql.of(
                                "row($1, $2)",
                                site.aggregate("regr_slope($2, $1)$over", site.arg(1), site.arg(2)),
                                site.aggregate(
                                        "regr_intercept($2, $1)$over", site.arg(1), site.arg(2))))
                .doc("Slope and intercept of the line through the points.")
                .add(out);
    }

    /**
     * A central moment of all values by a power of their spread: nothing is taken off for normal
     * ones.
     */
    private static void moment(
            String name,
            @CompileTimeText String moment,
            @CompileTimeText String spread,
            List<FunctionSignature> out) {
        aggregate(name)
                .args(1)
                .takes(Takes.NUMBER)
                .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                .duckdb(site ->
                        Sql.of(
                                "($1 / nullif($2, 0))",
                                site.aggregate(moment, site.arg(1)),
                                site.aggregate(spread, site.arg(1))))
                .doc("The skewness or kurtosis of the values, as ClickHouse has it.")
                .add(out);
    }

    private static void quantiles(List<FunctionSignature> out) {
        for (String name : List.of("median", "medianTDigest")) {
            number(name, "quantile_cont($1, 0.5)$over", out);
        }
        aggregate("medianDeterministic")
                .args(1, 2)
                .takes(Takes.NUMBER)
                .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                .duckdb(site -> site.aggregate("quantile_cont($1, 0.5)$over", site.arg(1)))
                .doc("The value in the middle.")
                .add(out);
        number("medianExactLow", "CAST(quantile_disc($1, 0.5)$over AS DOUBLE)", out);
        for (String name : List.of("medianExact", "medianExactHigh")) {
            aggregate(name)
                    .args(1)
                    .takes(Takes.NUMBER)
                    .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                    .duckdb(site -> exact(site, Sql.value(0.5)))
                    .doc("The value in the middle, the higher of two.")
                    .add(out);
        }
        for (String name :
                List.of("medianExactWeighted", "medianTimingWeighted", "medianTDigestWeighted")) {
            aggregate(name)
                    .args(2)
                    .takes(Takes.NUMBER)
                    .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                    .duckdb(StatisticAggregates::weightedMedian)
                    .doc("The value where half of the weights, the second argument, is reached.")
                    .add(out);
        }
        aggregate("quantileExact")
                .args(1)
                .parameters(0, 1)
                .takes(Takes.NUMBER)
                .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                .duckdb(site -> exact(site, level(site)))
                .doc("A quantile, one of the values.")
                .add(out);
        for (String name : List.of("quantileTDigest", "quantileDeterministic")) {
            aggregate(name)
                    .args(1, 2)
                    .parameters(0, 1)
                    .takes(Takes.NUMBER)
                    .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                    .duckdb(StatisticAggregates::quantile)
                    .doc("A quantile, exact and interpolated.")
                    .add(out);
        }
        for (String name : List.of("quantileTiming", "medianTiming")) {
            aggregate(name)
                    .args(1)
                    .parameters(0, 1)
                    .takes(Takes.NUMBER)
                    .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                    .duckdb(StatisticAggregates::timing)
                    .doc("A quantile of whole milliseconds up to 30000, one of the values.")
                    .add(out);
        }
        for (String name : List.of("quantileBFloat16", "medianBFloat16")) {
            aggregate(name)
                    .args(1)
                    .parameters(0, 1)
                    .takes(Takes.NUMBER)
                    .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                    .duckdb(site ->
                            site.aggregate(
                                    "quantile_disc(" + BFLOAT16 + ", $2)$over",
                                    site.arg(1),
                                    level(site)))
                    .doc("A quantile of the values, cut to their eight leading bits.")
                    .add(out);
        }
        percentile("percentile_cont", "quantile_cont($1, $2)$over", out);
        percentile("percentile_disc", "CAST(quantile_disc($1, $2)$over AS DOUBLE)", out);
        for (String name : List.of("quantiles", "quantilesTDigest")) {
            aggregate(name)
                    .args(1)
                    .parameters(1, FunctionSignature.MANY)
                    .takes(Takes.NUMBER)
                    .returns(ResultRule.exactly(Types.arrayOf(Types.FLOAT64.orNull())))
                    .duckdb(site -> {
                        Sql levels = Sql.of("[$*]", site.parameters().toArray(Sql[]::new));
                        return Sql.of(
                                "coalesce($1, list_transform($2, lambda p: CAST(NULL AS DOUBLE)))",
                                site.aggregate("quantile_cont($1, $2)$over", site.arg(1), levels),
                                levels);
                    })
                    .doc("Several quantiles at once.")
                    .add(out);
        }
        aggregate("quantilesExact")
                .args(1)
                .parameters(1, FunctionSignature.MANY)
                .takes(Takes.NUMBER)
                .returns(ResultRule.exactly(Types.arrayOf(Types.FLOAT64)))
                .duckdb(site ->
                        Sql.of(
                                "list_transform([$1], lambda s: list_transform([$2], lambda p: "
                                        + PLACE
                                        + "))[1]",
                                sorted(site),
                                Sql.of("$*", site.parameters().toArray(Sql[]::new))))
                .doc("Several quantiles at once, each one of the values.")
                .add(out);
    }

    /** {@code percentile_cont(0.9) WITHIN GROUP (ORDER BY x)} comes as a parametric call. */
    private static void percentile(
            String name, @CompileTimeText String template, List<FunctionSignature> out) {
        aggregate(name)
                .args(1)
                .parameters(1, 1)
                .takes(Takes.NUMBER)
                .returns(ResultRule.exactly(Types.FLOAT64.orNull()))
                .duckdb(site -> site.aggregate(template, site.arg(1), site.parameters().getFirst()))
                .doc(
                        "A quantile: of percentile_cont interpolated, of percentile_disc one of the values.")
                .add(out);
    }

    /** The value whose place among the sorted ones is the level's part of their number. */
    private static Sql exact(CallSite site, Sql level) {
        return place(sorted(site), level);
    }

    private static Sql place(Sql sorted, Sql level) {
        return Sql.of(
                "list_transform([$1], lambda s: list_transform([$2], lambda p: "
                        + PLACE
                        + ")[1])[1]",
                sorted,
                level);
    }

    private static Sql sorted(CallSite site) {
        return Sql.of(
                "list_sort(list_filter($1, lambda v: v IS NOT NULL))",
                site.aggregate("list($1)$over", site.arg(1)));
    }

    private static Sql timing(CallSite site) {
        return place(
                Sql.of(
                        "list_sort(list_filter($1, lambda v: v >= 0))",
                        site.aggregate("list(least(trunc($1), 30000))$over", site.arg(1))),
                level(site));
    }

    /** Each value as often as its weight says; the first at which half of them is reached. */
    private static Sql weightedMedian(CallSite site) {
        Sql rows =
                site.aggregate(
                        "list({'v': CAST($1 AS DOUBLE), 'w': CAST($2 AS DOUBLE)})$over",
                        site.arg(1),
                        site.arg(2));
        return Sql.of(
                "list_transform([list_sort(list_filter($1, lambda r: r['v'] IS NOT NULL AND r['w'] > 0))], lambda s:"
                        + " list_first(list_filter(s, lambda r: list_sum(list_transform(list_filter(s, lambda q: q['v'] <= r['v']),"
                        + " lambda q: q['w'])) >= ceil(list_sum(list_transform(s, lambda q: q['w'])) / 2)))['v'])[1]",
                rows);
    }

    private static Sql quantile(CallSite site) {
        return site.aggregate("quantile_cont($1, $2)$over", site.arg(1), level(site));
    }

    private static Sql level(CallSite site) {
        return site.parameters().isEmpty() ? Sql.value(0.5) : site.parameters().getFirst();
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
                    .args(1, FunctionSignature.MANY)
                    .returns(ResultRule.exactly(Types.UINT64))
                    .duckdb(Aggregates::uniq)
                    .doc("The number of different values, counted exactly.")
                    .add(out);
        }
    }

    private static void boundedCount(List<FunctionSignature> out) {
        aggregate("uniqUpTo")
                .args(1, FunctionSignature.MANY)
                .parameters(1, 1)
                .returns(ResultRule.exactly(Types.UINT64))
                .duckdb(site ->
                        Sql.of(
                                "least($1, $2 + 1)",
                                Aggregates.uniq(site),
                                site.parameters().getFirst()))
                .doc("The number of different values, one more than the parameter if greater.")
                .add(out);
    }

    /** What the values grew by from row to row; falls count as nothing. */
    private static void growth(List<FunctionSignature> out) {
        aggregate("deltaSum")
                .args(1)
                .takes(Takes.NUMBER)
                .returns(Aggregates::sumType)
                .duckdb(site -> {
                    Sql sum =
                            Sql.of(
                                    "coalesce(list_transform([list_filter($1, lambda v: v IS NOT NULL)], lambda s:"
                                            + " list_sum(list_transform(s, lambda v, i: CASE WHEN i = 1 THEN 0"
                                            + " ELSE greatest(0, v - s[i - 1]) END)))[1], 0)",
                                    site.aggregate("list($1)$over", site.arg(1)));
                    return site.type().isInteger() ? Sql.of("CAST($1 AS BIGINT)", sum) : sum;
                })
                .doc("The sum of what the values grew by from row to row.")
                .add(out);
        aggregate("deltaSumTimestamp")
                .args(2)
                .takes(Takes.NUMBER, Takes.ANY)
                .returns(Aggregates::sumType)
                .duckdb(site -> {
                    Sql sum =
                            Sql.of(
                                    "coalesce(list_transform([list_sort(list_filter($1, lambda r: r['v'] IS NOT NULL))], lambda s:"
                                            + " list_sum(list_transform(s, lambda r, i: CASE WHEN i = 1 THEN 0"
                                            + " ELSE greatest(0, r['v'] - s[i - 1]['v']) END)))[1], 0)",
                                    site.aggregate(
                                            "list({'t': $2, 'v': $1})$over",
                                            site.arg(1),
                                            site.arg(2)));
                    return site.type().isInteger() ? Sql.of("CAST($1 AS BIGINT)", sum) : sum;
                })
                .doc("The sum of what the values grew by, in the order of the second argument.")
                .add(out);
    }

    private static void bits(List<FunctionSignature> out) {
        whole("groupBitAnd", "bit_and($1)$over", out);
        whole("groupBitOr", "bit_or($1)$over", out);
        whole("groupBitXor", "bit_xor($1)$over", out);
        whole("groupBitmap", "count(DISTINCT $1)$over", out);
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
