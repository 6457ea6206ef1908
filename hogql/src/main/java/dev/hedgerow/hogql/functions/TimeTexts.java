package dev.hedgerow.hogql.functions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads points in time as ClickHouse's best effort does: a date, perhaps a time, perhaps an offset.
 */
final class TimeTexts {
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?)?\\s*(Z|UTC|[+-]\\d{2}:?\\d{2})?");

    /** The literals that PostHog has ClickHouse read as whole seconds. */
    private static final Pattern WHOLE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2}:\\d{2})?");

    private TimeTexts() {}

    static boolean isWhole(String text) {
        return WHOLE.matcher(text).matches();
    }

    /**
     * The instant in UTC; text without an offset is wall clock time of the zone. Empty for other
     * text.
     */
    static Optional<LocalDateTime> parse(String text, ZoneId zone) {
        Matcher form = FORM.matcher(text.trim());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(date(form), time(form));
            ZoneId read = form.group(8) == null ? zone : offset(form.group(8));
            return Optional.of(
                    LocalDateTime.ofInstant(local.atZone(read).toInstant(), ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate date(Matcher form) {
        return LocalDate.of(number(form.group(1)), number(form.group(2)), number(form.group(3)));
    }

    private static LocalTime time(Matcher form) {
        if (form.group(4) == null) {
            return LocalTime.MIDNIGHT;
        }
        int second = form.group(6) == null ? 0 : number(form.group(6));
        int nanos =
                form.group(7) == null ? 0 : number((form.group(7) + "00000000").substring(0, 9));
        return LocalTime.of(number(form.group(4)), number(form.group(5)), second, nanos);
    }

    private static ZoneId offset(String text) {
        return text.equals("Z") || text.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
