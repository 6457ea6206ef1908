package dev.hedgerow.hogql.functions;

import static dev.hedgerow.hogql.functions.FunctionBuilder.scalar;

import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.List;
import java.util.Optional;

/** The bytes of a value, lowest first, taken for a value of another type. */
final class ReinterpretFunctions {
    private ReinterpretFunctions() {}

    static void addTo(List<FunctionSignature> out) {
        whole("reinterpretAsUInt8", 8, Types.UINT8, out);
        whole("reinterpretAsUInt16", 16, Types.UINT16, out);
        whole("reinterpretAsUInt32", 32, Types.UINT32, out);
        whole("reinterpretAsUInt64", 64, Types.UINT64, out);
        whole("reinterpretAsInt8", 8, Types.INT64, out);
        whole("reinterpretAsInt16", 16, Types.INT64, out);
        whole("reinterpretAsInt32", 32, Types.INT32, out);
        whole("reinterpretAsInt64", 64, Types.INT64, out);
        for (int width : List.of(32, 64)) {
            scalar("reinterpretAsFloat" + width)
                    .args(1)
                    .check(ReinterpretFunctions::hasBytes)
                    .returns(Types.FLOAT64)
                    .duckdb(site ->
                            Sql.of(
                                    "hedgerow_float_of_bits(CAST($1 AS BIGINT), CAST($2 AS BIGINT))",
                                    bits(site),
                                    Sql.value((long) width)))
                    .doc("The bytes of a value as a float.")
                    .add(out);
        }
        scalar("reinterpretAsUUID")
                .args(1)
                .takes(Takes.STRING)
                .returns(Types.UUID)
                .duckdb("CAST(hedgerow_uuid_of_bytes($1) AS UUID)")
                .doc(
                        "The first 16 bytes of text as a UUID, as ClickHouse keeps it: each half reversed.")
                .add(out);
        for (String width : List.of("128", "256")) {
            for (String name : List.of("reinterpretAsInt", "reinterpretAsUInt")) {
                scalar(name + width)
                        .args(1)
                        .missing()
                        .doc("The bytes of a value as a whole number.")
                        .add(out);
            }
        }
    }

    private static void whole(String name, int width, HogqlType type, List<FunctionSignature> out) {
        boolean signed = type.is(HogqlType.Kind.INT64) || type.is(HogqlType.Kind.INT32);
        Sql range = Sql.value(1L << Math.min(width, 62));
        Sql size = width == 64 ? Sql.of("18446744073709551616") : range;
        scalar(name)
                .args(1)
                .check(ReinterpretFunctions::hasBytes)
                .returns(type)
                .duckdb(site -> {
                    Sql low = Sql.of("((CAST($1 AS HUGEINT) % $2 + $2) % $2)", bits(site), size);
                    Sql number =
                            signed
                                    ? Sql.of(
                                            "(CASE WHEN $1 >= $2 // 2 THEN $1 - $2 ELSE $1 END)",
                                            low,
                                            size)
                                    : low;
                    return type.is(HogqlType.Kind.UINT64)
                            ? Sql.of("CAST($1 AS UBIGINT)", number)
                            : Sql.of("CAST($1 AS BIGINT)", number);
                })
                .doc("The bytes of a value as a whole number.")
                .add(out);
    }

    /** The lowest eight bytes as a number with a sign. */
    private static Sql bits(CallSite site) {
        HogqlType type = site.type(1);
        if (type.isInteger() || type.isBoolean()) {
            return Sql.of("CAST($1 AS HUGEINT)", site.arg(1));
        }
        return type.isNumeric()
                ? Sql.of("hedgerow_bits_of_float(CAST($1 AS DOUBLE))", site.arg(1))
                : Sql.of("hedgerow_bits_of_text($1)", site.take(1, Takes.STRING));
    }

    private static Optional<String> hasBytes(CallTypes call) {
        HogqlType type = call.type(1);
        return type.isNumeric()
                        || type.isBoolean()
                        || type.isString()
                        || type.isUnknown()
                        || type.isNull()
                ? Optional.empty()
                : Optional.of(
                        "Function '"
                                + call.name()
                                + "' takes a number or text, not "
                                + type.name());
    }
}
