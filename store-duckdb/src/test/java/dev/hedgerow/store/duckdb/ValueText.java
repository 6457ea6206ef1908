package dev.hedgerow.store.duckdb;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values as a person writes them into a file of cases: texts in quotes, floats with a point and at
 * most 12 digits.
 */
final class ValueText {
    private ValueText() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "'" + text.replace("\n", "\\n") + "'";
            case Double number -> ofDouble(number);
            case List<?> list ->
                    list.stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(e -> e.getKey() + ": " + of(e.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    private static String ofDouble(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        return Double.toString(new BigDecimal(number).round(new MathContext(12)).doubleValue());
    }
}
