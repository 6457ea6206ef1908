package dev.hedgerow.ingest.capture;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that SDKs write: ISO 8601 with or without zone (UTC then), and the other
 * spellings PostHog takes: dates with slashes, RFC 2822, seconds, milliseconds or nanoseconds since
 * 1970.
 */
public final class Timestamps {

    private static final int LONGEST = 64;

    /** Shapes beside ISO 8601, tried in turn; without a zone they mean UTC. */
    private static final List<DateTimeFormatter> OTHER_SHAPES =
            List.of(
                    DateTimeFormatter.RFC_1123_DATE_TIME,
                    shape("[EEE, ]d MMM uuuu HH:mm[:ss][ ][XX][zzz]"),
                    shape("uuuu/M/d[ H:mm[:ss[.SSSSSS][.SSS]]][ ][XXX][XX]"),
                    shape("M/d/uuuu[ H:mm[:ss[.SSSSSS][.SSS]]][ ][XXX][XX]"),
                    shape("uuuu-M-d[ H:mm[:ss[.SSSSSS][.SSS]]][ ][XXX][XX][zzz]"),
                    shape("MMM d[,] uuuu[[,] H:mm[:ss]][ ][XXX][XX]"),
                    shape("EEE MMM d HH:mm:ss uuuu"));

    private Timestamps() {}

    /** The instant, cut to microseconds; null when the text is no time. */
    public static @Nullable Instant parse(String text) {
        Instant iso = parseIso(text);
        if (iso != null) {
            return iso;
        }
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            return null;
        }
        return trimmed.chars().allMatch(c -> c >= '0' && c <= '9')
                ? sinceEpoch(trimmed)
                : parseOther(trimmed);
    }

    /** The length says the unit: at most 11 digits are seconds, 14 ms, 17 µs, 19 ns. */
    private static @Nullable Instant sinceEpoch(String digits) {
        if (digits.length() < 9 || digits.length() > 19) {
            return null;
        }
        try {
            long number = Long.parseLong(digits);
            if (digits.length() <= 11) {
                return Instant.ofEpochSecond(number);
            }
            if (digits.length() <= 14) {
                return Instant.ofEpochMilli(number);
            }
            long perSecond = digits.length() <= 17 ? 1_000_000L : 1_000_000_000L;
            long nanos = number % perSecond * (1_000_000_000L / perSecond);
            return Instant.ofEpochSecond(number / perSecond, nanos / 1000 * 1000);
        } catch (NumberFormatException e) {
            return null; // Nineteen digits can be more than a long holds.
        }
    }

    private static @Nullable Instant parseOther(String text) {
        for (DateTimeFormatter shape : OTHER_SHAPES) {
            Instant instant = parseAs(shape, text);
            if (instant != null) {
                return instant;
            }
        }
        return null;
    }

    private static @Nullable Instant parseAs(DateTimeFormatter shape, String text) {
        try {
            return toInstant(shape.parse(text));
        } catch (DateTimeException e) {
            return null; // Another shape may fit.
        }
    }

    private static Instant toInstant(TemporalAccessor parsed) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed);
        }
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        LocalDate date = LocalDate.from(parsed);
        LocalDateTime time =
                parsed.isSupported(ChronoField.NANO_OF_DAY)
                        ? LocalDateTime.from(parsed)
                        : date.atStartOfDay();
        return OffsetDateTime.of(time, offset == null ? ZoneOffset.UTC : offset).toInstant();
    }

    private static DateTimeFormatter shape(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * {@code 2024-02-03}, followed by {@code T} or a space and the time, a fraction and a zone,
     * each of them optional. By hand: every event has one, and a formatter takes longer than the
     * rest of the event.
     */
    private static @Nullable Instant parseIso(String text) {
        int length = text.length();
        if (length < 10 || length > LONGEST || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        if (day > 28 && day > LocalDate.of(year, month, 1).lengthOfMonth()) {
            return null;
        }
        long dayStart = LocalDate.of(year, month, day).toEpochDay() * 86_400L;
        return length == 10 ? Instant.ofEpochSecond(dayStart) : parseIsoTime(text, dayStart);
    }

    private static @Nullable Instant parseIsoTime(String text, long dayStart) {
        int length = text.length();
        char separator = text.charAt(10);
        if ((separator != 'T' && separator != 't' && separator != ' ')
                || length < 16
                || text.charAt(13) != ':') {
            return null;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = 0;
        int nanos = 0;
        int at = 16;
        if (at < length && text.charAt(at) == ':') {
            second = number(text, 17, 19);
            at = 19;
            if (at < length && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
                int digits = digits(text, at + 1);
                nanos = fraction(text, at + 1, digits);
                at += 1 + digits;
            }
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) {
            return null;
        }
        Integer offset = offsetSeconds(text, at);
        if (offset == null || nanos < 0) {
            return null;
        }
        long seconds = dayStart + hour * 3600L + minute * 60L + Math.min(second, 59) - offset;
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /** Nothing, Z, +03, +0300 or +03:00. */
    private static @Nullable Integer offsetSeconds(String text, int from) {
        int at = from < text.length() && text.charAt(from) == ' ' ? from + 1 : from;
        String zone = text.substring(Math.min(at, text.length()));
        if (zone.isEmpty() || zone.equals("Z") || zone.equals("z") || zone.equals("UTC")) {
            return 0;
        }
        char sign = zone.charAt(0);
        boolean colon = zone.length() == 6 && zone.charAt(3) == ':';
        if ((sign != '+' && sign != '-') || (zone.length() != 3 && zone.length() != 5 && !colon)) {
            return null;
        }
        int hours = number(zone, 1, 3);
        int minutes = zone.length() == 3 ? 0 : number(zone, colon ? 4 : 3, colon ? 6 : 5);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return null;
        }
        int seconds = hours * 3600 + minutes * 60;
        return sign == '-' ? -seconds : seconds;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    /** Up to microseconds of the fraction, as nanoseconds; -1 without a digit. */
    private static int fraction(String text, int from, int digits) {
        if (digits == 0) {
            return -1;
        }
        int micros = 0;
        for (int i = 0; i < 6; i++) {
            micros = micros * 10 + (i < digits ? text.charAt(from + i) - '0' : 0);
        }
        return micros * 1000;
    }

    private static int number(String text, int from, int to) {
        if (to > text.length()) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
