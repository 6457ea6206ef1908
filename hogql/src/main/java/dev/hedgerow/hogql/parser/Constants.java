package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Constant;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** Constants as text. */
final class Constants {
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private Constants() {}

    /** Whether the text starts with a minus. */
    static boolean isSigned(Constant constant) {
        return switch (constant.value()) {
            case Long value -> value < 0;
            case BigInteger value -> value.signum() < 0;
            case BigDecimal value -> value.signum() < 0;
            case Double value -> Double.doubleToRawLongBits(value) < 0 && !value.isNaN();
            case null, default -> false;
        };
    }

    static String print(Constant constant) {
        return switch (constant.value()) {
            case null -> "NULL";
            case String value -> Escapes.quote(value, '\'');
            case Boolean value -> value ? "true" : "false";
            case Long value -> value.toString();
            case BigInteger value -> value.toString();
            case BigDecimal value -> value.toPlainString();
            case Double value -> print(value);
            case UUID value -> "toUUID('" + value + "')";
            case LocalDate value -> "toDate('" + value + "')";
            case LocalDateTime value -> "toDateTime64('" + DATE_TIME.format(value) + "', 6)";
            case Instant value ->
                    "toDateTime64('"
                            + DATE_TIME.format(value.atOffset(ZoneOffset.UTC))
                            + "', 6, 'UTC')";
            default -> throw HogqlException.internal("constant of " + constant.value().getClass());
        };
    }

    private static String print(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value);
    }
}
