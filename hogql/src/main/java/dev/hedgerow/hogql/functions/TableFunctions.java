package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.table;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Functions that stand in FROM. Their result type is that of their one column. */
final class TableFunctions {
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
