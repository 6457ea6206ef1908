package dev.hedgerow.insights.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Change points, anomalies and drivers, on numbers made by hand. */
final class StatisticsTest {
    private static final LocalDate MONDAY = LocalDate.parse("2024-01-01");

    private static Series daily(double... data) {
        List<String> days =
                IntStream.range(0, data.length)
                        .mapToObj(i -> MONDAY.plusDays(i).toString())
                        .toList();
        return new Series("visits", data, days);
    }

    @Test
    void changePoint_isWhereTheLevelMoves() {
        Series series = daily(10, 12, 11, 9, 10, 11, 10, 12, 30, 31, 29, 30, 32, 31, 30, 29);

        ChangePoint change = ChangePoint.in(series).orElseThrow();

        assertThat(change.index()).isEqualTo(8);
        assertThat(change.before()).isEqualTo(10.625);
        assertThat(change.after()).isEqualTo(30.25);
    }

    @Test
    void changePoint_isNotSeenInNoiseOrInTooFewPoints() {
        assertThat(ChangePoint.in(daily(10, 12, 9, 11, 10, 12, 9, 11, 10, 12, 9, 11))).isEmpty();
        assertThat(ChangePoint.in(daily(1, 1, 9, 9))).isEmpty();
        assertThat(ChangePoint.in(daily(5, 5, 5, 5, 5, 5, 5, 5))).isEmpty();
    }

    @Test
    void anomaly_isMeasuredAgainstItsWeekday() {
        double[] data = new double[35];
        for (int day = 0; day < data.length; day++) {
            boolean weekend = day % 7 >= 5;
            data[day] = weekend ? 20 : 100;
        }
        assertThat(new Anomalies(daily(data)).list()).isEmpty();
        data[12] = 100; // a Saturday that looks like a weekday

        List<Anomalies.Anomaly> found = new Anomalies(daily(data)).list();

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().index()).isEqualTo(12);
        assertThat(found.getFirst().usual()).isEqualTo(20);
        assertThat(found.getFirst().day()).contains(DayOfWeek.SATURDAY);
    }

    @Test
    void driver_isTheSegmentThatMovedWithTheWhole() {
        Split split =
                new Split(
                        "$os",
                        0.5,
                        List.of(
                                new Split.Segment("Linux", new double[] {5, 5, 5, 5}),
                                new Split.Segment("iOS", new double[] {10, 10, 2, 2})));

        Driver driver = Driver.of(List.of(split), 2, 4, -8).orElseThrow();

        assertThat(driver.sentence())
                .isEqualTo("$os = iOS drives the change: 2 after 10, which is 100.0% of it.");
        assertThat(Driver.of(List.of(split), 2, 4, -40)).isEmpty();
    }

    @Test
    void words_spellNumbersForReaders() {
        assertThat(Words.number(1234567)).isEqualTo("1,234,567");
        assertThat(Words.number(12.345)).isEqualTo("12.3");
        assertThat(Words.number(0.01234)).isEqualTo("0.012");
        assertThat(Words.change(20, 25)).isEqualTo("+25%");
        assertThat(Words.change(0, 3)).isEqualTo("up from nothing");
        assertThat(Words.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }
}
