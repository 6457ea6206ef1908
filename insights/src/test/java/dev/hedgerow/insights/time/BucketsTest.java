package dev.hedgerow.insights.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.insights.query.DateRange;
import dev.hedgerow.insights.query.Interval;
import dev.hedgerow.insights.query.QueryException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {

    private static ResolvedRange range(String from, String to, Interval interval, String zone) {
        return new DateRanges(ZoneId.of(zone), DayOfWeek.SUNDAY, Instant.EPOCH)
                .resolve(new DateRange(from, to, false), interval, null);
    }

    private static List<String> labels(
            String from, String to, Interval interval, DayOfWeek weekStart, String zone) {
        ResolvedRange range = range(from, to, interval, zone);
        return Buckets.list(range, interval, weekStart).stream()
                .map(start -> DateLabels.label(start, interval, range))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-01-09|2020-01-11|DAY|9-Jan-2020, 10-Jan-2020, 11-Jan-2020",
                "2020-01-09|2020-01-09 02:10|HOUR|9-Jan 00:00, 9-Jan 01:00, 9-Jan 02:00",
                "2020-01-09|2020-01-09|HOUR|9-Jan 00:00",
                "2020-01-09 10:00|2020-01-09 10:01|MINUTE|9-Jan 10:00, 9-Jan 10:01",
                "2020-06-07|2020-07-30|MONTH|Jun 2020, Jul 2020",
                "2020-10-29|2020-11-09|WEEK|29–31 Oct, 1–7 Nov, 8–9 Nov",
                "2019-12-29|2020-01-05|WEEK|29-Dec-2019 – 4-Jan-2020, 5-Jan-2020",
                "2020-09-27|2020-10-03|WEEK|27-Sep – 3-Oct"
            })
    void list_isLabelled(String from, String to, Interval interval, String expected) {
        assertThat(labels(from, to, interval, DayOfWeek.SUNDAY, "UTC"))
                .containsExactly(expected.split(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-10-06T01:00|2024-10-06T05:00|Australia/Lord_Howe"
                        + "|01:00+10:30 02:30+11:00 03:00+11:00 04:00+11:00 05:00+11:00",
                "2024-04-07T00:00|2024-04-07T04:00|Australia/Lord_Howe"
                        + "|00:00+11:00 01:00+11:00 02:00+10:30 03:00+10:30 04:00+10:30",
                "1985-12-31T23:00|1986-01-01T02:00|Asia/Kathmandu"
                        + "|23:00+05:30 00:15+05:45 01:00+05:45 02:00+05:45",
                "2024-11-03T00:00|2024-11-03T03:00|America/New_York"
                        + "|00:00-04:00 01:00-04:00 01:00-05:00 02:00-05:00 03:00-05:00"
            })
    void hours_areWholeAgainAfterClocksWereMoved(
            String from, String to, String zone, String starts) {
        ResolvedRange range = range(from, to, Interval.HOUR, zone);

        assertThat(Buckets.list(range, Interval.HOUR, DayOfWeek.SUNDAY))
                .extracting(start -> DateTimeFormatter.ofPattern("HH:mmxxx").format(start))
                .containsExactly(starts.split(" "));
    }

    @Test
    void weeks_startOnTheProjectsDay() {
        ResolvedRange range = range("2020-01-12", "2020-01-26", Interval.WEEK, "America/Phoenix");

        assertThat(Buckets.list(range, Interval.WEEK, DayOfWeek.MONDAY))
                .extracting(start -> DateLabels.day(start, Interval.WEEK))
                .containsExactly("2020-01-06", "2020-01-13", "2020-01-20");
    }

    @Test
    void hours_skipTheOneThatTheClocksSkip() {
        assertThat(
                        labels(
                                "2024-03-10",
                                "2024-03-10 04:00",
                                Interval.HOUR,
                                DayOfWeek.SUNDAY,
                                "America/New_York"))
                .containsExactly("10-Mar 00:00", "10-Mar 01:00", "10-Mar 03:00", "10-Mar 04:00");
    }

    @Test
    void hours_repeatTheOneThatTheClocksRepeat() {
        assertThat(
                        labels(
                                "2024-11-03",
                                "2024-11-03 02:00",
                                Interval.HOUR,
                                DayOfWeek.SUNDAY,
                                "America/New_York"))
                .containsExactly("3-Nov 00:00", "3-Nov 01:00", "3-Nov 01:00", "3-Nov 02:00");
    }

    @Test
    void days_startAtTheFirstMomentOfADayWithoutMidnight() {
        ResolvedRange range = range("2018-11-03", "2018-11-05", Interval.DAY, "America/Sao_Paulo");

        assertThat(Buckets.list(range, Interval.DAY, DayOfWeek.SUNDAY))
                .extracting(ZonedDateTime::toLocalTime)
                .extracting(Object::toString)
                .containsExactly("00:00", "01:00", "00:00");
    }

    @Test
    void list_refusesTooMany() {
        ResolvedRange range = range("2020-01-01", "2020-02-01", Interval.SECOND, "UTC");

        assertThatThrownBy(() -> Buckets.list(range, Interval.SECOND, DayOfWeek.SUNDAY))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("50000");
    }
}
