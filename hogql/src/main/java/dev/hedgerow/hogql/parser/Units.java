package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Span;
import java.util.Locale;
import java.util.Map;

/** Units of time, and the functions that INTERVAL and EXTRACT stand for. */
final class Units {
    private static final Map<String, String> INTERVALS =
            Map.of(
                    "second", "toIntervalSecond",
                    "minute", "toIntervalMinute",
                    "hour", "toIntervalHour",
                    "day", "toIntervalDay",
                    "week", "toIntervalWeek",
                    "month", "toIntervalMonth",
                    "quarter", "toIntervalQuarter",
                    "year", "toIntervalYear");

    private static final Map<String, String> PARTS =
            Map.of(
                    "second", "toSecond",
                    "minute", "toMinute",
                    "hour", "toHour",
                    "day", "toDayOfMonth",
                    "week", "toISOWeek",
                    "month", "toMonth",
                    "quarter", "toQuarter",
                    "year", "toYear");

    private Units() {}

    static String intervalFunction(String unit, Span place) {
        return function(INTERVALS, unit, place);
    }

    static String partFunction(String unit, Span place) {
        return function(PARTS, unit, place);
    }

    private static String function(Map<String, String> functions, String unit, Span place) {
        String lower = unit.toLowerCase(Locale.ROOT);
        String singular = lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        String function = functions.get(singular);
        if (function == null) {
            throw SyntaxErrors.invalid("Unsupported interval unit: " + unit, place);
        }
        return function;
    }
}
