package dev.hedgerow.insights.time;

import dev.hedgerow.insights.query.QueryException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as people write them: relative, or ISO 8601 with or without time and zone.
 *
 * <p>Months and days need no leading zero. A time without a zone is in the project's (trends rule
 * 6).
 */
public final class DateText {
    private static final Pattern ABSOLUTE =
            Pattern.compile(
                    "(\\d{4})-?(\\d{1,2})(?:-?(\\d{1,2}))?"
                            + "(?:[T ](\\d{1,2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9}))?)?)?"
                            + "\\s*(Z|z|[+-]\\d{2}(?::?\\d{2})?)?)?");

    private DateText() {}

    /**
     * A date that was read.
     *
     * @param value in the zone asked for
     * @param relative what it was relative to now; null for an absolute date
     */
    public record Parsed(ZonedDateTime value, @Nullable RelativeDate relative) {}

    /**
     * Reads a date.
     *
     * @param now the time relative dates count from, in the zone of the answer
     * @param attr the field it stands in, for errors
     */
    public static Parsed parse(
            String text, ZonedDateTime now, DayOfWeek weekStart, @Nullable String attr) {
        Optional<ZonedDateTime> absolute = absolute(text.strip(), now.getZone());
        if (absolute.isPresent()) {
            return new Parsed(absolute.get(), null);
        }
        RelativeDate relative =
                RelativeDate.parse(text)
                        .orElseThrow(
                                () -> QueryException.invalid("Invalid date: '" + text + "'", attr));
        return new Parsed(relative.before(now, weekStart), relative);
    }

    /** Reads an absolute date; empty when the text is none. */
    public static Optional<ZonedDateTime> absolute(String text, ZoneId zone) {
        Matcher matcher = ABSOLUTE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day =
                    LocalDate.of(
                            number(matcher, 1, 1), number(matcher, 2, 1), number(matcher, 3, 1));
            LocalDateTime time =
                    day.atTime(
                            number(matcher, 4, 0),
                            number(matcher, 5, 0),
                            number(matcher, 6, 0),
                            nanos(matcher.group(7)));
            String offset = matcher.group(8);
            return Optional.of(
                    offset == null
                            ? time.atZone(zone)
                            : time.toInstant(ZoneOffset.of(offset.toUpperCase(Locale.ROOT)))
                                    .atZone(zone));
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group, int otherwise) {
        String digits = matcher.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }
}
