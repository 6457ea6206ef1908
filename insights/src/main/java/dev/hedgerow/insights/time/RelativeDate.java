package dev.hedgerow.insights.time;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date relative to now, such as {@code -7d}, {@code -1mStart} or {@code yStart}.
 *
 * <p>The sign is optional and always means the past. {@code h} hours, {@code d} days, {@code w}
 * weeks, {@code m} months, {@code q} quarters of 13 weeks, {@code y} years, {@code M} minutes,
 * {@code s} seconds.
 */
public record RelativeDate(int amount, Unit unit, Position position) {

    /** The unit of time that is counted. */
    public enum Unit {
        SECOND,
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    /** Whether the start or end of that unit is meant. */
    public enum Position {
        EXACT,
        START,
        END
    }

    private static final Pattern TEXT =
            Pattern.compile("[-+]?([0-9]{1,6})?([hdwmqysHDWMQY])(Start|End)?");
    private static final int WEEKS_IN_A_QUARTER = 13;

    /** Reads a relative date; empty when the text is none. */
    public static Optional<RelativeDate> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int amount = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
        String position = matcher.group(3);
        return Optional.of(
                new RelativeDate(
                        amount,
                        unit(matcher.group(2).charAt(0)),
                        position == null
                                ? Position.EXACT
                                : position.equals("Start") ? Position.START : Position.END));
    }

    private static Unit unit(char letter) {
        return switch (letter) {
            case 's' -> Unit.SECOND;
            case 'M' -> Unit.MINUTE;
            case 'h', 'H' -> Unit.HOUR;
            case 'd', 'D' -> Unit.DAY;
            case 'w', 'W' -> Unit.WEEK;
            case 'm' -> Unit.MONTH;
            case 'q', 'Q' -> Unit.QUARTER;
            default -> Unit.YEAR;
        };
    }

    /** True for units shorter than a day. */
    public boolean isWithinDay() {
        return unit == Unit.SECOND || unit == Unit.MINUTE || unit == Unit.HOUR;
    }

    /** The date this far before {@code now}, in the zone of {@code now}. */
    public ZonedDateTime before(ZonedDateTime now, DayOfWeek weekStart) {
        ZonedDateTime date = minus(now);
        return switch (position) {
            case EXACT -> date;
            case START -> start(date, weekStart);
            case END -> end(date, weekStart);
        };
    }

    private ZonedDateTime minus(ZonedDateTime now) {
        return switch (unit) {
            case SECOND -> now.minusSeconds(amount);
            case MINUTE -> now.minusMinutes(amount);
            case HOUR -> now.minusHours(amount);
            case DAY -> now.minusDays(amount);
            case WEEK -> now.minusWeeks(amount);
            case MONTH -> now.minusMonths(amount);
            case QUARTER -> now.minusWeeks((long) WEEKS_IN_A_QUARTER * amount);
            case YEAR -> now.minusYears(amount);
        };
    }

    private ZonedDateTime start(ZonedDateTime date, DayOfWeek weekStart) {
        ZonedDateTime day = date.toLocalDate().atStartOfDay(date.getZone());
        return switch (unit) {
            case SECOND -> date.truncatedTo(ChronoUnit.SECONDS);
            case MINUTE -> date.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> date.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth(firstMonthOfQuarter(day));
            case YEAR -> day.withDayOfYear(1);
        };
    }

    private static int firstMonthOfQuarter(ZonedDateTime date) {
        return (date.getMonthValue() - 1) / 3 * 3 + 1;
    }

    private ZonedDateTime end(ZonedDateTime date, DayOfWeek weekStart) {
        ZonedDateTime start = start(date, weekStart);
        ZonedDateTime next =
                switch (unit) {
                    case SECOND -> start.plusSeconds(1);
                    case MINUTE -> start.plusMinutes(1);
                    case HOUR -> start.plusHours(1);
                    case DAY -> start.plusDays(1);
                    case WEEK -> start.plusWeeks(1);
                    case MONTH -> start.plusMonths(1);
                    case QUARTER -> start.plusMonths(3);
                    case YEAR -> start.plusYears(1);
                };
        return isWithinDay()
                ? next.minus(1, ChronoUnit.MICROS)
                : DateRanges.endOfDay(next.toLocalDate().minusDays(1), date.getZone());
    }

    /** This far before another date, for comparisons: {@code -1w} of a range's end. */
    public ZonedDateTime shift(ZonedDateTime date) {
        LocalTime time = date.toLocalTime();
        ZonedDateTime shifted = minus(date);
        return isWithinDay() ? shifted : shifted.with(time);
    }
}
