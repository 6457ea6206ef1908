package dev.hedgerow.insights.time;

import dev.hedgerow.insights.query.CompareFilter;
import dev.hedgerow.insights.query.DateRange;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.QueryException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
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

    private static final String FROM = "query.dateRange.date_from";
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
        return complete(new ResolvedRange(from, to(range, interval)), range, interval);
    }

    /**
     * Resolves the range of a single number or bar, which is not rounded: what is relative to now
     * counts from this very moment, and the range ends now unless the query says where.
     */
    public ResolvedRange resolveExactly(
            DateRange range, Interval interval, @Nullable Instant firstEvent) {
        String text = range.from();
        ZonedDateTime from =
                text == null || text.equals(ALL)
                        ? from(range, interval, firstEvent)
                        : DateText.parse(text, now, weekStart, FROM).value();
        ZonedDateTime to = range.to() == null ? now : to(range, interval);
        return complete(new ResolvedRange(from, to), range, interval);
    }

    /** Without a first or last interval that is not complete, unless nothing were left. */
    private ResolvedRange complete(ResolvedRange range, DateRange asked, Interval interval) {
        if (!asked.completeOnly()) {
            return range;
        }
        ZonedDateTime from = Buckets.start(range.from(), interval, weekStart);
        if (from.isBefore(range.from())) {
            from = Buckets.plus(from, 1, interval);
        }
        ZonedDateTime end = range.to().plus(MICROSECOND);
        ZonedDateTime to = Buckets.start(end.isAfter(now) ? now : end, interval, weekStart);
        return from.isBefore(to) ? new ResolvedRange(from, to.minus(MICROSECOND)) : range;
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
        DateText.Parsed parsed = DateText.parse(text, now, weekStart, FROM);
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
     * The range that a range is compared with: as long as it, and {@code compare_to} before it or
     * immediately before it, from the same time of day. Days of whole weeks up to now ({@code -7d},
     * the default) go back by exactly those, so that weekdays line up. Lengths are those of the
     * calendar: a day is a day, even one of 23 hours.
     *
     * @param asked what {@code range} was resolved from
     */
    public ResolvedRange previous(
            ResolvedRange range, DateRange asked, Interval interval, CompareFilter compare) {
        ZonedDateTime from = comparedFrom(range, asked, interval);
        Duration length = Duration.between(from.toLocalDateTime(), range.to().toLocalDateTime());
        String compareTo = compare.compareTo();
        if (compareTo != null) {
            RelativeDate by =
                    RelativeDate.parse(compareTo)
                            .orElseThrow(() ->
                                    QueryException.invalid(
                                            "Invalid date: '" + compareTo + "'",
                                            "query.compareFilter.compare_to"));
            return startingAt(by.shift(from), length, asked, interval);
        }
        Period unit = calendarUnit(asked);
        if (unit != null) {
            return new ResolvedRange(from.minus(unit), from.minus(MICROSECOND));
        }
        LocalDateTime before = from.toLocalDateTime().minus(length);
        if (interval == Interval.MINUTE || interval == Interval.SECOND) {
            return new ResolvedRange(before.atZone(zone), from.minus(MICROSECOND));
        }
        LocalDate day = before.toLocalDate().plusDays(isWholeWeeks(range, asked, interval) ? 1 : 0);
        return startingAt(day.atTime(from.toLocalTime()).atZone(zone), length, asked, interval);
    }

    /** What this week, month, quarter or year up to now is compared with: the whole last one. */
    private static @Nullable Period calendarUnit(DateRange asked) {
        if (asked.to() != null || asked.from() == null) {
            return null;
        }
        return switch (asked.from()) {
            case "wStart" -> Period.ofWeeks(1);
            case "mStart" -> Period.ofMonths(1);
            case "qStart" -> Period.ofMonths(3);
            case "yStart" -> Period.ofYears(1);
            default -> null;
        };
    }

    /** Months count from their first day, but are compared from the day that was asked for. */
    private ZonedDateTime comparedFrom(ResolvedRange range, DateRange asked, Interval interval) {
        String text = asked.from();
        boolean isAsked = asked.explicit() || asked.completeOnly();
        return interval != Interval.MONTH || isAsked || text == null || text.equals(ALL)
                ? range.from()
                : startOfDay(DateText.parse(text, now, weekStart, FROM).value());
    }

    private ResolvedRange startingAt(
            ZonedDateTime from, Duration length, DateRange asked, Interval interval) {
        ZonedDateTime to = from.toLocalDateTime().plus(length).atZone(zone);
        return new ResolvedRange(
                interval == Interval.MONTH && !asked.explicit()
                        ? startOfDay(from).withDayOfMonth(1)
                        : from,
                to);
    }

    /** Weeks from midnight to now are a day longer than they say: today is on top of them. */
    private static boolean isWholeWeeks(ResolvedRange range, DateRange asked, Interval interval) {
        String from = asked.from();
        boolean weeks =
                from == null
                        || RelativeDate.parse(from)
                                .filter(date -> date.unit() == RelativeDate.Unit.DAY)
                                .filter(date -> date.amount() > 0 && date.amount() % 7 == 0)
                                .isPresent();
        return weeks
                && interval == Interval.DAY
                && asked.to() == null
                && !asked.completeOnly()
                && range.from().toLocalTime().equals(LocalTime.MIDNIGHT);
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
