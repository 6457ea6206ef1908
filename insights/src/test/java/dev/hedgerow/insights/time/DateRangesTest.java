package dev.hedgerow.insights.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.insights.query.CompareFilter;
import dev.hedgerow.insights.query.DateRange;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.QueryException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateRangesTest {
    private static final ZoneId PHOENIX = ZoneId.of("America/Phoenix");
    private static final Instant NOW = Instant.parse("2020-01-15T17:20:30.5Z"); // 10:20:30 there

    private static DateRanges ranges() {
        return new DateRanges(PHOENIX, DayOfWeek.SUNDAY, NOW);
    }

    private static String show(ZonedDateTime time) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").format(time);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // from, to, interval, resolved from, resolved to
                "-, -, DAY, 2020-01-08 00:00:00, 2020-01-15 23:59:59.999999",
                "-7d, -, DAY, 2020-01-08 00:00:00, 2020-01-15 23:59:59.999999",
                "-7d, -, HOUR, 2020-01-08 00:00:00, 2020-01-15 10:59:59.999999",
                "-24h, -, HOUR, 2020-01-14 10:00:00, 2020-01-15 10:59:59.999999",
                "-24h, -, DAY, 2020-01-14 10:00:00, 2020-01-15 23:59:59.999999",
                "-30M, -, MINUTE, 2020-01-15 09:50:00, 2020-01-15 10:20:59.999999",
                "-1dStart, -1dEnd, DAY, 2020-01-14 00:00:00, 2020-01-14 23:59:59.999999",
                "-1dStart, -1dEnd, HOUR, 2020-01-14 00:00:00, 2020-01-14 23:59:59.999999",
                "dStart, -, HOUR, 2020-01-15 00:00:00, 2020-01-15 10:59:59.999999",
                "mStart, -, DAY, 2020-01-01 00:00:00, 2020-01-15 23:59:59.999999",
                "-1mStart, -1mEnd, DAY, 2019-12-01 00:00:00, 2019-12-31 23:59:59.999999",
                "yStart, -, WEEK, 2020-01-01 00:00:00, 2020-01-15 23:59:59.999999",
                "-1yStart, -1yEnd, MONTH, 2019-01-01 00:00:00, 2019-12-31 23:59:59.999999",
                "-1m, -, MONTH, 2019-12-01 00:00:00, 2020-01-15 23:59:59.999999",
                "-2w, -1w, WEEK, 2020-01-01 00:00:00, 2020-01-08 23:59:59.999999",
                "2020-01-09, 2020-01-09, DAY, 2020-01-09 00:00:00, 2020-01-09 23:59:59.999999",
                "2020-01-09, 2020-01-09, HOUR, 2020-01-09 00:00:00, 2020-01-09 00:00:00",
                "2020-1-9, 2020-1-9 7:30, DAY, 2020-01-09 00:00:00, 2020-01-09 23:59:59.999999",
                "2020-01-09T05:30:00Z, 2020-01-09T12:00:00, HOUR, 2020-01-08 22:00:00,"
                        + " 2020-01-09 12:00:00",
                "2020-06-07, 2020-07-30, MONTH, 2020-06-01 00:00:00, 2020-07-30 23:59:59.999999"
            })
    void resolve_roundsBothEnds(
            @Nullable String from,
            @Nullable String to,
            Interval interval,
            String resolvedFrom,
            String resolvedTo) {
        ResolvedRange range = ranges().resolve(new DateRange(from, to, false), interval, null);

        assertThat(show(range.from())).startsWith(resolvedFrom);
        assertThat(show(range.to())).startsWith(resolvedTo);
    }

    @Test
    void resolve_keepsExplicitTimes() {
        DateRange explicit = new DateRange("2020-10-31T10:00:00Z", "2020-11-02T10:20:00Z", true);

        ResolvedRange range = ranges().resolve(explicit, Interval.DAY, null);

        assertThat(range.from().toInstant()).isEqualTo("2020-10-31T10:00:00Z");
        assertThat(range.to().toInstant()).isEqualTo("2020-11-02T10:20:00Z");
    }

    @Test
    void resolve_startsAllTimeAtTheFirstEvent() {
        DateRange all = new DateRange("all", null, false);

        ResolvedRange range =
                ranges().resolve(all, Interval.DAY, Instant.parse("2019-03-02T02:00:00Z"));

        assertThat(show(range.from())).startsWith("2019-03-01 00:00:00");
    }

    @Test
    void resolve_refusesWhatIsNoDate() {
        DateRange range = new DateRange("2020-13-45", null, false);

        assertThatThrownBy(() -> ranges().resolve(range, Interval.DAY, null))
                .isInstanceOfSatisfying(
                        QueryException.class,
                        error -> assertThat(error.attr()).isEqualTo("query.dateRange.date_from"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // from, to, interval, compare_to, previous from, previous to
                "2020-01-15, 2020-01-19, DAY, -, 2020-01-10 00:00:00, 2020-01-14 23:59:59.999999",
                "2020-01-02, 2020-01-02, DAY, -, 2020-01-01 00:00:00, 2020-01-01 23:59:59.999999",
                "-7d, -, DAY, -, 2020-01-01 00:00:00, 2020-01-08 23:59:59.999999",
                "-6d, -, DAY, -, 2020-01-02 00:00:00, 2020-01-08 23:59:59.999999",
                "-7d, -, DAY, -1w, 2020-01-01 00:00:00, 2020-01-08 23:59:59.999999",
                "-7d, -, DAY, -2d, 2020-01-06 00:00:00, 2020-01-13 23:59:59.999999",
                "-, -, DAY, -, 2020-01-01 00:00:00, 2020-01-08 23:59:59.999999",
                "-7d, -, WEEK, -, 2019-12-31 00:00:00, 2020-01-07 23:59:59.999999",
                "-48h, -, DAY, -, 2020-01-10 10:00:00, 2020-01-12 23:59:59.999999",
                "-1mStart, -1mEnd, DAY, -1m, 2019-11-01 00:00:00, 2019-12-01 23:59:59.999999",
                "2019-03-29, 2019-03-31, DAY, -1m, 2019-02-28 00:00:00, 2019-03-02 23:59:59.999999",
                "2019-12-20, 2020-01-10, MONTH, -, 2019-11-01 00:00:00, 2019-12-19 23:59:59.999999",
                "2020-01-10T08:00:00, 2020-01-10T10:00:00, HOUR, -, 2020-01-10 08:00:00,"
                        + " 2020-01-10 10:00:00",
                "-24h, -, HOUR, -, 2020-01-13 10:00:00, 2020-01-14 10:59:59.999999",
                "wStart, -, DAY, -, 2020-01-05 00:00:00, 2020-01-11 23:59:59.999999",
                "mStart, -, WEEK, -, 2019-12-01 00:00:00, 2019-12-31 23:59:59.999999",
                "qStart, -, MONTH, -, 2019-10-01 00:00:00, 2019-12-31 23:59:59.999999",
                "yStart, -, DAY, -, 2019-01-01 00:00:00, 2019-12-31 23:59:59.999999",
                "mStart, -, DAY, -1w, 2019-12-25 00:00:00, 2020-01-08 23:59:59.999999"
            })
    void previous_liesBefore(
            @Nullable String from,
            @Nullable String to,
            Interval interval,
            @Nullable String compareTo,
            String previousFrom,
            String previousTo) {
        DateRange asked = new DateRange(from, to, false);
        ResolvedRange range = ranges().resolve(asked, interval, null);

        ResolvedRange previous =
                ranges().previous(range, asked, interval, new CompareFilter(true, compareTo));

        assertThat(show(previous.from())).startsWith(previousFrom);
        assertThat(show(previous.to())).startsWith(previousTo);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // from, to, interval, resolved from, resolved to, previous from
                "-7d, -, DAY, 2020-01-08 00:00:00, 2020-01-14 23:59:59.999999, 2020-01-01 00:00:00",
                "-7d, -, WEEK, 2020-01-08 00:00:00, 2020-01-15 23:59:59.999999, 2019-12-31 00:00:00",
                "-14d, -, WEEK, 2020-01-05 00:00:00, 2020-01-11 23:59:59.999999,"
                        + " 2019-12-29 00:00:00",
                "-1m, -, MONTH, 2019-12-01 00:00:00, 2019-12-31 23:59:59.999999,"
                        + " 2019-10-01 00:00:00",
                "2020-01-01, 2020-01-05, DAY, 2020-01-01 00:00:00, 2020-01-05 23:59:59.999999,"
                        + " 2019-12-27 00:00:00",
                "-3h, -, HOUR, 2020-01-15 07:00:00, 2020-01-15 09:59:59.999999,"
                        + " 2020-01-15 07:00:00"
            })
    void resolve_leavesOutWhatIsNotComplete(
            @Nullable String from,
            @Nullable String to,
            Interval interval,
            String resolvedFrom,
            String resolvedTo,
            String previousFrom) {
        DateRange asked = new DateRange(from, to, false, true, List.of());
        ResolvedRange range = ranges().resolve(asked, interval, null);

        ResolvedRange previous =
                ranges().previous(range, asked, interval, new CompareFilter(true, null));

        assertThat(show(range.from())).startsWith(resolvedFrom);
        assertThat(show(range.to())).startsWith(resolvedTo);
        assertThat(show(previous.from())).startsWith(previousFrom);
    }

    @Test
    void previous_keepsExplicitTimes() {
        DateRange asked = new DateRange("2020-01-10T09:30:00", "2020-01-12T12:15:00", true);
        ResolvedRange range = ranges().resolve(asked, Interval.DAY, null);

        ResolvedRange previous =
                ranges().previous(range, asked, Interval.DAY, new CompareFilter(true, null));

        assertThat(show(previous.from())).startsWith("2020-01-08 09:30:00");
        assertThat(show(previous.to())).startsWith("2020-01-10 12:15:00");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // from, to, resolved from, resolved to, previous from
                "-7d, -, 2020-01-08 10:20:30.5, 2020-01-15 10:20:30.5, 2020-01-01 10:20:30.5",
                "-24h, -, 2020-01-14 10:20:30.5, 2020-01-15 10:20:30.5, 2020-01-13 10:20:30.5",
                "-, -, 2020-01-08 00:00:00, 2020-01-15 10:20:30.5, 2020-01-01 00:00:00",
                "2020-01-09, 2020-01-10, 2020-01-09 00:00:00, 2020-01-10 23:59:59.999999,"
                        + " 2020-01-07 00:00:00"
            })
    void resolveExactly_countsFromThisMoment(
            @Nullable String from,
            @Nullable String to,
            String resolvedFrom,
            String resolvedTo,
            String previousFrom) {
        DateRange asked = new DateRange(from, to, false);
        ResolvedRange range = ranges().resolveExactly(asked, Interval.DAY, null);

        ResolvedRange previous =
                ranges().previous(range, asked, Interval.DAY, new CompareFilter(true, null));

        assertThat(show(range.from())).startsWith(resolvedFrom);
        assertThat(show(range.to())).startsWith(resolvedTo);
        assertThat(show(previous.from())).startsWith(previousFrom);
    }

    @ParameterizedTest
    @CsvSource({"-1m, -4w", "-1y, -52w", "-2m, -8w", "-1w, -1w", "-14d, -14d"})
    void inWeeks_makesMonthsAndYearsWholeWeeks(String compareTo, String weeks) {
        assertThat(new CompareFilter(true, compareTo).inWeeks().compareTo()).isEqualTo(weeks);
    }
}
