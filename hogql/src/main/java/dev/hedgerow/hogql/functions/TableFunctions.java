package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.table;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Functions that stand in FROM. Their result type is that of their one column. */
public final class TableFunctions {
    private TableFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        table("numbers")
                .args(1, 2)
                .takes(Takes.INTEGER)
                .returns(ResultRule.exactly(Types.UINT64))
                .duckdb(TableFunctions::numbers)
                .doc(
                        "The whole numbers from 0, or from the first of two arguments, so many of them.")
                .add(out);
        table("generateSeries")
                .args(2, 3)
                .takes(Takes.INTEGER)
                .returns(ResultRule.exactly(Types.INT64))
                .duckdb(site ->
                        Sql.of(
                                "generate_series(CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BIGINT))",
                                site.arg(1),
                                site.arg(2),
                                site.size() == 3 ? site.arg(3) : Sql.value(1L)))
                .doc("The whole numbers from one to another, with a step.")
                .add(out);
    }

    /** The name of the one column of a function's rows. */
    public static String columnOf(FunctionSignature function) {
        return function.name().equals("numbers") ? "number" : "generate_series";
    }

    private static Sql numbers(CallSite site) {
        return site.size() == 1
                ? Sql.of("range(CAST($1 AS BIGINT))", site.arg(1))
                : Sql.of(
                        "range(CAST($1 AS BIGINT), CAST($1 AS BIGINT) + CAST($2 AS BIGINT))",
                        site.arg(1),
                        site.arg(2));
    }
}
