package dev.hedgerow.insights.time;

import dev.hedgerow.insights.query.Interval;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the start of a bucket is shown to people, and to programs (trends rules 1 and 2). */
public final class DateLabels {
    private static final DateTimeFormatter DAY = format("d-MMM-yyyy");
    private static final DateTimeFormatter DAY_OF_YEAR = format("d-MMM");
    private static final DateTimeFormatter DAY_AND_MONTH = format("d MMM");
    private static final DateTimeFormatter MINUTE = format("d-MMM HH:mm");
    private static final DateTimeFormatter SECOND = format("d-MMM HH:mm:ss");
    private static final DateTimeFormatter MONTH = format("MMM yyyy");
    private static final DateTimeFormatter ISO_DAY = format("yyyy-MM-dd");
    private static final DateTimeFormatter ISO_SECOND = format("yyyy-MM-dd HH:mm:ss");
    private static final String EN_DASH = "\u2013";
    private static final int LAST_DAY_OF_WEEK = 6;

    private DateLabels() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /**
     * The label of a bucket, as charts show it. Weeks are clipped to the range, an en dash between.
     */
    public static String label(ZonedDateTime start, Interval interval, ResolvedRange range) {
        return switch (interval) {
            case SECOND -> SECOND.format(start);
            case MINUTE, HOUR -> MINUTE.format(start);
            case DAY -> DAY.format(start);
            case WEEK -> week(start.toLocalDate(), range);
            case MONTH -> MONTH.format(start);
        };
    }

    private static String week(LocalDate start, ResolvedRange range) {
        LocalDate first = start.isBefore(range.firstDay()) ? range.firstDay() : start;
        LocalDate end = start.plusDays(LAST_DAY_OF_WEEK);
        LocalDate last = end.isAfter(range.lastDay()) ? range.lastDay() : end;
        if (!last.isAfter(first)) {
            return DAY.format(first);
        }
        if (first.getYear() != last.getYear()) {
            return DAY.format(first) + " " + EN_DASH + " " + DAY.format(last);
        }
        if (first.getMonth() != last.getMonth()) {
            return DAY_OF_YEAR.format(first) + " " + EN_DASH + " " + DAY_OF_YEAR.format(last);
        }
        return first.getDayOfMonth() + EN_DASH + DAY_AND_MONTH.format(last);
    }

    /** The start of a bucket as {@code YYYY-MM-DD}, with the time for intervals within a day. */
    public static String day(ZonedDateTime start, Interval interval) {
        return interval.isWithinDay() ? ISO_SECOND.format(start) : ISO_DAY.format(start);
    }
}
