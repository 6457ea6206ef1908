package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.window;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** Functions that only make sense with OVER. */
final class WindowFunctions {
    private WindowFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        window("row_number")
                .args(0)
                .anyCase()
                .returns(ResultRule.exactly(Types.UINT64))
                .duckdb("row_number()$over")
                .doc("The number of the row within its partition, from 1.")
                .add(out);
        window("rank")
                .args(0)
                .anyCase()
                .returns(ResultRule.exactly(Types.UINT64))
                .duckdb("rank()$over")
                .doc("The rank of the row, with gaps.")
                .add(out);
        window("dense_rank")
                .args(0)
                .anyCase()
                .returns(ResultRule.exactly(Types.UINT64))
                .duckdb("dense_rank()$over")
                .doc("The rank of the row, without gaps.")
                .add(out);
        window("first_value")
                .args(1)
                .anyCase()
                .returns(ResultRule.sameAs(1))
                .duckdb(site ->
                        emptyText(site, site.aggregate("first_value($1)$over", site.arg(1))))
                .doc("The value of the frame's first row.")
                .add(out);
        window("last_value")
                .args(1)
                .anyCase()
                .returns(ResultRule.sameAs(1))
                .duckdb(site -> emptyText(site, site.aggregate("last_value($1)$over", site.arg(1))))
                .doc("The value of the frame's last row.")
                .add(out);
    }

    /** An empty frame gives the type's default for what cannot be null: empty text. */
    private static Sql emptyText(CallSite site, Sql value) {
        HogqlType type = site.type(1);
        return type.isString() && !type.nullable() ? Sql.of("coalesce($1, '')", value) : value;
    }
}
