package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.window;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Functions that only make sense with OVER. */
final class WindowFunctions {
    private WindowFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        number(
                "row_number",
                "row_number()$over",
                Types.UINT64,
                "The number of the row within its partition, from 1.",
                out);
        number("rank", "rank()$over", Types.UINT64, "The rank of the row, with gaps.", out);
        number(
                "dense_rank",
                "dense_rank()$over",
                Types.UINT64,
                "The rank of the row, without gaps.",
                out);
        number(
                "percent_rank",
                "percent_rank()$over",
                Types.FLOAT64,
                "The rank of the row from 0 to 1.",
                out);
        number(
                "cume_dist",
                "cume_dist()$over",
                Types.FLOAT64,
                "The part of the rows that is not above this one.",
                out);
        window("ntile")
                .args(1)
                .anyCase()
                .takes(Takes.INTEGER)
                .returns(ResultRule.exactly(Types.UINT64))
                .duckdb("ntile($1)$over")
                .doc("The number of the row's part, of so many equal parts.")
                .add(out);
        edge("first_value", "first_value($1)$over", "The value of the frame's first row.", out);
        edge("last_value", "last_value($1)$over", "The value of the frame's last row.", out);
        window("nth_value")
                .args(2)
                .anyCase()
                .takes(Takes.ANY, Takes.INTEGER)
                .returns(ResultRule.sameAs(1))
                .duckdb(site ->
                        Aggregates.filled(
                                site,
                                site.aggregate("nth_value($1, $2)$over", site.arg(1), site.arg(2))))
                .doc("The value of one of the frame's rows, from 1.")
                .add(out);
        neighbour("lagInFrame", false, false, out);
        neighbour("leadInFrame", true, false, out);
        neighbour("lag", false, true, out);
        neighbour("lead", true, true, out);
    }

    private static void number(
            String name,
            @CompileTimeText String template,
            HogqlType type,
            String doc,
            List<FunctionSignature> out) {
        window(name)
                .args(0)
                .anyCase()
                .returns(ResultRule.exactly(type))
                .duckdb(template)
                .doc(doc)
                .add(out);
    }

    private static void edge(
            String name,
            @CompileTimeText String template,
            String doc,
            List<FunctionSignature> out) {
        window(name)
                .args(1)
                .anyCase()
                .returns(ResultRule.sameAs(1))
                .duckdb(site -> Aggregates.filled(site, site.aggregate(template, site.arg(1))))
                .doc(doc)
                .add(out);
    }

    private static void neighbour(
            String name, boolean ahead, boolean wholePartition, List<FunctionSignature> out) {
        window(name)
                .args(1, 3)
                .takes(Takes.ANY, Takes.INTEGER, Takes.ANY)
                .returns(call ->
                        call.size() == 3
                                ? Types.common(call.type(1), call.type(3))
                                : call.type(1)
                                        .withNullable(wholePartition || call.type(1).nullable()))
                .duckdb(site -> Neighbours.lower(site, ahead, wholePartition))
                .doc(
                        "The value so many rows "
                                + (ahead ? "after" : "before")
                                + " this one"
                                + (wholePartition ? "" : ", if the frame holds it")
                                + ", else a default.")
                .add(out);
    }
}
