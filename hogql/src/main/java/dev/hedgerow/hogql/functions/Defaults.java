package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;

/** The value ClickHouse gives where there is none: 0, the empty text, 1970, an empty array. */
public final class Defaults {
    private Defaults() {}

    /** The default of a type; null where the type can hold null, as in ClickHouse. */
    public static Sql of(HogqlType type) {
        if (type.nullable()) {
            return Sql.NULL;
        }
        if (type.isString()) {
            return Sql.value("");
        }
        if (type.isNumeric()) {
            return Sql.value(0L);
        }
        if (type.isBoolean()) {
            return Sql.value(false);
        }
        if (type.isDate()) {
            return Sql.of("DATE '1970-01-01'");
        }
        if (type.isDateTime()) {
            return Sql.of("TIMESTAMP '1970-01-01 00:00:00'");
        }
        if (type.is(HogqlType.Kind.UUID)) {
            return Sql.of("CAST('00000000-0000-0000-0000-000000000000' AS UUID)");
        }
        if (type instanceof HogqlType.Tuple tuple) {
            Sql[] parts = tuple.elements().stream().map(Defaults::of).toArray(Sql[]::new);
            return Sql.of("row($*)", parts);
        }
        return type.isArray() ? Sql.of("[]") : Sql.NULL;
    }
}
