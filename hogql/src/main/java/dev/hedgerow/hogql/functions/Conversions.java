package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.HogqlType.Kind;
import dev.hedgerow.hogql.types.Types;
import java.util.List;

/** From one type to another. */
final class Conversions {
    private Conversions() {}

    static void addTo(List<FunctionSignature> out) {
        scalar("toString")
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.STRING)
                .duckdb("$1")
                .doc("The value as text, times in their zone.")
                .add(out);
        scalar("toInt")
                .args(1)
                .alsoNamed("_toInt64")
                .returns(ResultRule.of(Types.INT64))
                .maybeNull()
                .duckdb(Conversions::toInt)
                .doc("The value as a whole number, or null.")
                .add(out);
        scalar("toFloat")
                .args(1)
                .alsoNamed("toFloatOrNull")
                .takes(Takes.NUMBER)
                .returns(Types.FLOAT64)
                .maybeNull()
                .duckdb("CAST($1 AS DOUBLE)")
                .doc("The value as a float, or null.")
                .add(out);
        scalar("toBool")
                .args(1)
                .takes(Takes.CONDITION)
                .returns(Types.BOOLEAN)
                .maybeNull()
                .duckdb("$1")
                .doc("The value as a truth value, or null.")
                .add(out);
        scalar("toUUID")
                .args(1)
                .returns(Types.UUID)
                .maybeNull()
                .duckdb("TRY_CAST($1 AS UUID)")
                .doc("Text as a UUID, or null.")
                .add(out);
    }

    private static Sql toInt(CallSite site) {
        HogqlType type = site.type(1);
        if (type.isInteger()) {
            return site.arg(1);
        }
        if (type.isDate()) {
            return Sql.of("($1 - DATE '1970-01-01')", site.arg(1));
        }
        if (type.isDateTime()) {
            return Sql.of("(epoch_us($1) // 1000000)", site.arg(1));
        }
        return type.is(Kind.UUID)
                ? Sql.NULL
                : Sql.of("CAST($1 AS BIGINT)", site.take(1, Takes.INTEGER));
    }
}
