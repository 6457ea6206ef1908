package dev.hedgerow.insights.query;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A date range as written: relative ({@code -7d}, {@code mStart}), absolute or {@code all}.
 *
 * @param from null for the default of the query
 * @param to null for now
 * @param explicit true takes both ends to the second, false rounds them to whole days
 * @param completeOnly whether a first or last interval that is not complete is left out
 * @param days of the week whose events count, in trends; empty for all of them
 */
public record DateRange(
        @Nullable String from,
        @Nullable String to,
        boolean explicit,
        boolean completeOnly,
        List<DayOfWeek> days) {
    public static final DateRange DEFAULT = new DateRange(null, null, false);

    public DateRange {
        days = List.copyOf(days);
    }

    public DateRange(@Nullable String from, @Nullable String to, boolean explicit) {
        this(from, to, explicit, false, List.of());
    }

    static DateRange parse(Fields fields) {
        return new DateRange(
                blankToNull(fields.text("date_from")),
                blankToNull(fields.text("date_to")),
                fields.flag("explicitDate"),
                fields.flag("excludeIncompletePeriods"),
                days(fields));
    }

    private static List<DayOfWeek> days(Fields fields) {
        List<String> numbers = fields.texts("daysOfWeek");
        List<DayOfWeek> days =
                Arrays.stream(DayOfWeek.values())
                        .filter(day -> numbers.contains(String.valueOf(day.getValue())))
                        .toList();
        if (days.size() < numbers.stream().distinct().count()) {
            throw QueryException.invalid(
                    "Input should be numbers from 1 (Monday) to 7 (Sunday)",
                    fields.path("daysOfWeek"));
        }
        return days.size() == DayOfWeek.values().length ? List.of() : days;
    }

    /** The same with intervals that are not complete. */
    public DateRange withIncomplete() {
        return new DateRange(from, to, explicit, false, days);
    }

    /** The same with both ends taken to the second. */
    public DateRange exactly() {
        return new DateRange(from, to, true, completeOnly, days);
    }

    /** Whether events of a day of the week count. */
    public boolean includes(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
