package dev.hedgerow.insights.query;

import org.jspecify.annotations.Nullable;

/**
 * A date range as written: relative ({@code -7d}, {@code mStart}), absolute or {@code all}.
 *
 * @param from null for the default of the query
 * @param to null for now
 * @param explicit true takes both ends to the second, false rounds them to whole days
 */
public record DateRange(@Nullable String from, @Nullable String to, boolean explicit) {
    public static final DateRange DEFAULT = new DateRange(null, null, false);

    static DateRange parse(Fields fields) {
        return new DateRange(
                blankToNull(fields.text("date_from")),
                blankToNull(fields.text("date_to")),
                fields.flag("explicitDate"));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
