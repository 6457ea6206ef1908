package dev.hedgerow.insights.time;

import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.QueryException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * The buckets of a range: each from its start to the start of the next.
 *
 * <p>Days, weeks and months follow the calendar of the zone, so some have 23 or 25 hours; shorter
 * intervals follow the clock that never jumps.
 */
public final class Buckets {
    /** More points than this make no chart, and come from a mistake in the interval. */
    public static final int MOST = 50_000;

    private Buckets() {}

    /** The start of the bucket that a time falls into. */
    public static ZonedDateTime start(ZonedDateTime time, Interval interval, DayOfWeek weekStart) {
        LocalDate day = time.toLocalDate();
        return switch (interval) {
            case SECOND -> time.truncatedTo(ChronoUnit.SECONDS);
            case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day.atStartOfDay(time.getZone());
            case WEEK ->
                    day.with(TemporalAdjusters.previousOrSame(weekStart))
                            .atStartOfDay(time.getZone());
            case MONTH -> day.withDayOfMonth(1).atStartOfDay(time.getZone());
        };
    }

    /** The start of the bucket that is {@code count} after the one that starts at {@code start}. */
    public static ZonedDateTime plus(ZonedDateTime start, long count, Interval interval) {
        LocalDate day = start.toLocalDate();
        return switch (interval) {
            case SECOND -> start.plusSeconds(count);
            case MINUTE -> start.plusMinutes(count);
            case HOUR -> start.plusHours(count);
            case DAY -> day.plusDays(count).atStartOfDay(start.getZone());
            case WEEK -> day.plusWeeks(count).atStartOfDay(start.getZone());
            case MONTH -> day.plusMonths(count).atStartOfDay(start.getZone());
        };
    }

    /** Where clocks are moved by half an hour, the hour after that is shorter or longer. */
    private static ZonedDateTime hour(ZonedDateTime time, ZoneOffset before) {
        LocalDateTime hour = time.toLocalDateTime().truncatedTo(ChronoUnit.HOURS);
        if (hour.equals(time.toLocalDateTime())) {
            return time;
        }
        boolean movedBack = time.getOffset().getTotalSeconds() < before.getTotalSeconds();
        return (movedBack ? hour.plusHours(1) : hour).atZone(time.getZone());
    }

    /** The starts of all buckets that the range touches, in order; at least one. */
    public static List<ZonedDateTime> list(
            ResolvedRange range, Interval interval, DayOfWeek weekStart) {
        List<ZonedDateTime> starts = new ArrayList<>();
        ZonedDateTime first = start(range.from(), interval, weekStart);
        ZonedDateTime next = first;
        do {
            if (starts.size() == MOST) {
                throw QueryException.invalid(
                        "The date range has more than "
                                + MOST
                                + " intervals. Choose a longer interval or a shorter range.",
                        "query.interval");
            }
            starts.add(next);
            next = plus(first, starts.size(), interval);
            if (interval == Interval.HOUR) {
                next = hour(next, first.getOffset());
            }
        } while (!next.isAfter(range.to()));
        return List.copyOf(starts);
    }
}
