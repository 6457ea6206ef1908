package dev.hedgerow.insights.time;

import dev.hedgerow.insights.query.CompareFilter;
import dev.hedgerow.insights.query.DateRange;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.QueryException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * From what a query says about dates to instants (trends rules 4 to 7 and 30).
 *
 * <p>Unless the range is explicit, both ends are rounded: the start down to a whole day (to a whole
 * hour for intervals within a day), the end up to the end of its day (an absolute end keeps its
 * time for intervals within a day, so that a bare day is its midnight there).
 */
public final class DateRanges {
    /** {@code date_from} that means the first event. */
    public static final String ALL = "all";

    private static final int DEFAULT_DAYS = 7;

    private final ZoneId zone;
    private final DayOfWeek weekStart;
    private final ZonedDateTime now;

    public DateRanges(ZoneId zone, DayOfWeek weekStart, Instant now) {
        this.zone = zone;
        this.weekStart = weekStart;
        this.now = now.truncatedTo(ChronoUnit.MICROS).atZone(zone);
    }

    /**
     * Resolves a range.
     *
     * @param firstEvent when the first event of the project happened, for {@code all}; null when
     *     there is none
     */
    public ResolvedRange resolve(DateRange range, Interval interval, @Nullable Instant firstEvent) {
        ZonedDateTime from = from(range, interval, firstEvent);
        return new ResolvedRange(from, to(range, interval));
    }

    private ZonedDateTime from(DateRange range, Interval interval, @Nullable Instant firstEvent) {
        String text = range.from();
        if (text == null) {
            return startOfDay(now).minusDays(DEFAULT_DAYS);
        }
        if (text.equals(ALL)) {
            return firstEvent == null
                    ? startOfDay(now).minusDays(DEFAULT_DAYS)
                    : roundDown(firstEvent.atZone(zone), null, interval);
        }
        DateText.Parsed parsed = DateText.parse(text, now, weekStart, "query.dateRange.date_from");
        return range.explicit()
                ? parsed.value()
                : roundDown(parsed.value(), parsed.relative(), interval);
    }

    private static ZonedDateTime roundDown(
            ZonedDateTime from, @Nullable RelativeDate relative, Interval interval) {
        return switch (interval) {
            case SECOND -> from.truncatedTo(ChronoUnit.SECONDS);
            case MINUTE -> from.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> {
                boolean wholeDay = relative != null && !relative.isWithinDay();
                yield wholeDay ? startOfDay(from) : from.truncatedTo(ChronoUnit.HOURS);
            }
            case DAY, WEEK -> {
                boolean hours = relative != null && relative.isWithinDay();
                yield hours ? from.truncatedTo(ChronoUnit.HOURS) : startOfDay(from);
            }
            case MONTH -> startOfDay(from).withDayOfMonth(1);
        };
    }

    private ZonedDateTime to(DateRange range, Interval interval) {
        String text = range.to();
        DateText.Parsed parsed =
                text == null
                        ? null
                        : DateText.parse(text, now, weekStart, "query.dateRange.date_to");
        ZonedDateTime to = parsed == null ? now : parsed.value();
        if (range.explicit()) {
            return to;
        }
        if (!interval.isWithinDay()) {
            return endOfDay(to.toLocalDate(), zone);
        }
        if (parsed != null && parsed.relative() == null) {
            return to;
        }
        return switch (interval) {
            case HOUR -> to.truncatedTo(ChronoUnit.HOURS).plusHours(1).minus(MICROSECOND);
            case MINUTE -> to.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1).minus(MICROSECOND);
            case SECOND, DAY, WEEK, MONTH -> to;
        };
    }

    /**
     * The range that a range is compared with: {@code compare_to} before it, or as many days
     * immediately before it. Ranges of whole weeks up to now ({@code -7d}) go back by exactly
     * those, so that weekdays line up.
     */
    public ResolvedRange previous(
            ResolvedRange range, DateRange asked, Interval interval, CompareFilter compare) {
        String compareTo = compare.compareTo();
        if (compareTo != null) {
            RelativeDate by =
                    RelativeDate.parse(compareTo)
                            .orElseThrow(() ->
                                    QueryException.invalid(
                                            "Invalid date: '" + compareTo + "'",
                                            "query.compareFilter.compare_to"));
            return new ResolvedRange(by.shift(range.from()), by.shift(range.to()));
        }
        if (interval == Interval.MINUTE || interval == Interval.SECOND) {
            Duration length = Duration.between(range.from(), range.to());
            return new ResolvedRange(range.from().minus(length), range.from().minus(MICROSECOND));
        }
        if (interval == Interval.HOUR) {
            return previousHours(range);
        }
        long days = ChronoUnit.DAYS.between(range.firstDay(), range.lastDay());
        boolean wholeWeeks =
                interval != Interval.MONTH && asked.to() == null && isWholeWeeks(asked.from());
        LocalDate first = range.firstDay().minusDays(wholeWeeks ? days : days + 1);
        return new ResolvedRange(first.atStartOfDay(zone), endOfDay(first.plusDays(days), zone));
    }

    private static boolean isWholeWeeks(@Nullable String from) {
        return from != null
                && RelativeDate.parse(from)
                        .filter(date -> date.unit() == RelativeDate.Unit.DAY)
                        .filter(date -> date.amount() > 0 && date.amount() % 7 == 0)
                        .isPresent();
    }

    /** Hours are compared with the same hours of the days before. */
    private ResolvedRange previousHours(ResolvedRange range) {
        Duration length = Duration.between(range.from(), range.to());
        ZonedDateTime from =
                range.from()
                        .minus(length)
                        .truncatedTo(ChronoUnit.HOURS)
                        .with(LocalTime.of(range.from().getHour(), 0));
        ZonedDateTime to =
                from.plus(length).truncatedTo(ChronoUnit.HOURS).plusHours(1).minus(MICROSECOND);
        return new ResolvedRange(from, to);
    }

    private static final Duration MICROSECOND = Duration.of(1, ChronoUnit.MICROS);

    static ZonedDateTime startOfDay(ZonedDateTime time) {
        return time.toLocalDate().atStartOfDay(time.getZone());
    }

    /** The last microsecond of a day. */
    public static ZonedDateTime endOfDay(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).minus(MICROSECOND);
    }
}
