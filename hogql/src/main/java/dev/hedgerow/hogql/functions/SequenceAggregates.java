package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.aggregate;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Aggregates over the order of events within a group. The engine collects one line per row, its
 * time and which conditions hold as bits, and a function written in Java reads them.
 */
final class SequenceAggregates {
    private static final int MAX_CONDITIONS = 32;

    private SequenceAggregates() {}

    static void addTo(List<FunctionSignature> out) {
        aggregate("windowFunnel")
                .args(2, MAX_CONDITIONS + 1)
                .parameters(1, FunctionSignature.MANY)
                .returns(ResultRule.exactly(Types.UINT8))
                .check(SequenceAggregates::unordered)
                .duckdb(site ->
                        Sql.of(
                                "coalesce(hedgerow_window_funnel($1, $2), 0)",
                                lines(site),
                                options(site)))
                .doc("How many of the conditions held one after another within a window of time.")
                .add(out);
        sequence("sequenceMatch", Types.BOOLEAN, "(coalesce($1, 0) > 0)", out);
        sequence("sequenceCount", Types.UINT64, "coalesce($1, 0)", out);
        aggregate("retention")
                .args(1, MAX_CONDITIONS)
                .takes(Takes.CONDITION)
                .returns(ResultRule.exactly(Types.arrayOf(Types.UINT8)))
                .duckdb(SequenceAggregates::retention)
                .doc("Whether the first condition held, and whether it and each further one did.")
                .add(out);
        aggregate("maxIntersections")
                .args(2)
                .takes(Takes.INTEGER)
                .returns(ResultRule.exactly(Types.UINT64))
                .duckdb(site -> intersections(site, false))
                .doc("The greatest number of ranges, from start to end, that overlap.")
                .add(out);
        aggregate("maxIntersectionsPosition")
                .args(2)
                .takes(Takes.INTEGER)
                .returns(ResultRule.exactly(Types.INT64))
                .duckdb(site -> intersections(site, true))
                .doc("Where the greatest number of ranges begins to overlap.")
                .add(out);
    }

    private static void sequence(
            String name,
            HogqlType type,
            @CompileTimeText String result,
            List<FunctionSignature> out) {
        aggregate(name)
                .args(2, MAX_CONDITIONS + 1)
                .parameters(1, 1)
                .returns(ResultRule.exactly(type))
                .check(SequenceAggregates::unordered)
                .duckdb(site ->
                        Sql.of(
                                result,
                                Sql.of(
                                        "hedgerow_sequence_count($1, $2)",
                                        lines(site),
                                        site.parameters().getFirst())))
                .doc("Chains of events that a pattern of conditions, (?1).*(?2), describes.")
                .add(out);
    }

    private static Optional<String> unordered(CallTypes call) {
        HogqlType time = call.type(1);
        return time.isDateTime() || time.isDate() || time.isInteger() || time.isUnknown()
                ? Optional.empty()
                : Optional.of(
                        "Aggregation '" + call.name() + "' takes a time, a date or a number first");
    }

    /** One line per row: {@code <time> <bits>}; times in seconds, as ClickHouse compares them. */
    private static Sql lines(CallSite site) {
        Sql time =
                site.type(1).isDateTime() || site.type(1).isDate()
                        ? Sql.of("CAST(floor(epoch($1)) AS BIGINT)", site.arg(1))
                        : Sql.of("CAST($1 AS BIGINT)", site.arg(1));
        List<Sql> bits = new ArrayList<>();
        for (int i = 2; i <= site.size(); i++) {
            bits.add(
                    Sql.of(
                            "CASE WHEN $1 THEN $2 ELSE 0 END",
                            site.take(i, Takes.CONDITION),
                            Sql.value(1L << (i - 2))));
        }
        Sql mask = bits.stream().reduce((a, b) -> Sql.of("$1 + $2", a, b)).orElse(Sql.value(0L));
        return site.aggregate("string_agg($1 || ' ' || ($2), chr(10))$over", time, mask);
    }

    /** The window, and the names of modes. */
    private static Sql options(CallSite site) {
        return site.parameters().stream()
                .map(option -> Sql.of("CAST($1 AS VARCHAR)", option))
                .reduce((a, b) -> Sql.of("$1 || ' ' || $2", a, b))
                .orElse(Sql.value(""));
    }

    private static Sql retention(CallSite site) {
        List<Sql> held = new ArrayList<>();
        for (int i = 1; i <= site.size(); i++) {
            held.add(
                    Sql.of("coalesce($1, false)", site.aggregate("bool_or($1)$over", site.arg(i))));
        }
        Sql[] all =
                held.stream()
                        .map(one -> Sql.of("CAST($1 AND $2 AS UTINYINT)", held.getFirst(), one))
                        .toArray(Sql[]::new);
        return Sql.of("[$*]", all);
    }

    private static Sql intersections(CallSite site, boolean position) {
        return Sql.of(
                "coalesce(hedgerow_intersections($1, $2), 0)",
                site.aggregate(
                        "string_agg($1 || ' ' || $2, chr(10))$over", site.arg(1), site.arg(2)),
                Sql.value(position));
    }
}
