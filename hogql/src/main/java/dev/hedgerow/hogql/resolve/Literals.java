package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Literal values and their types, as ClickHouse picks them: the narrowest whole number that holds
 * the value.
 */
final class Literals {
    private Literals() {}

    static Typed.Literal of(Constant constant, ZoneId zone) {
        Object value = constant.value();
        return switch (value) {
            case null -> new Typed.Literal(null, Types.NULL);
            case Instant instant -> new Typed.Literal(utc(instant), Types.DATETIME);
            case LocalDateTime local ->
                    new Typed.Literal(utc(local.atZone(zone).toInstant()), Types.DATETIME);
            default -> new Typed.Literal(value, typeOf(value));
        };
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static HogqlType typeOf(Object value) {
        return switch (value) {
            case String _ -> Types.STRING;
            case Boolean _ -> Types.BOOLEAN;
            case Long number -> wholeNumber(number);
            case Double _ -> Types.FLOAT64;
            case BigDecimal _, BigInteger _ -> Types.DECIMAL;
            case UUID _ -> Types.UUID;
            case LocalDate _ -> Types.DATE;
            default -> throw new IllegalArgumentException("not a constant: " + value.getClass());
        };
    }

    private static HogqlType wholeNumber(long number) {
        if (number < 0) {
            return Types.INT64;
        }
        if (number <= 0xFF) {
            return Types.UINT8;
        }
        if (number <= 0xFFFF) {
            return Types.UINT16;
        }
        return number <= 0xFFFF_FFFFL ? Types.UINT32 : Types.UINT64;
    }
}
