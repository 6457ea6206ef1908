package dev.hedgerow.insights.advice;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Numbers over time.
 *
 * @param days the start of each interval as the API spells it, {@code 2024-01-31} for days
 */
@SuppressWarnings("ArrayRecordComponent") // read by index, never compared
record Series(String label, double[] data, List<String> days) {

    /** A row of an answer of trends, without its last points. */
    static Series of(JsonNode row, int leftOut) {
        double[] data = Numbers.of(row.path("data"));
        int length = Math.max(0, data.length - leftOut);
        List<String> days = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            days.add(row.path("days").path(i).asString(""));
        }
        return new Series(row.path("label").asString(""), Arrays.copyOf(data, length), days);
    }

    double sum() {
        return Arrays.stream(data).sum();
    }

    double[] before(int index) {
        return Arrays.copyOfRange(data, 0, index);
    }

    double[] from(int index) {
        return Arrays.copyOfRange(data, index, data.length);
    }

    /** The day of the week of an interval that is a day; empty for others. */
    Optional<DayOfWeek> weekday(int index) {
        try {
            return Optional.of(LocalDate.parse(days.get(index)).getDayOfWeek());
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
