package dev.hedgerow.http.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ChartChangesTest {

    private static List<String> words(Chart before, Chart after) {
        return ChartChanges.between(before, after).stream()
                .map(ChartChanges.Change::words)
                .toList();
    }

    private static Chart.Lines lines(Chart.Series... series) {
        return new Chart.Lines(List.of("Mon", "Tue"), List.of(series), false);
    }

    @Test
    void same_saysNothing() {
        Chart chart = lines(new Chart.Series("a", List.of(1.0, 2.0)));
        assertThat(words(chart, chart)).isEmpty();
    }

    @Test
    void lines_tellSumsAndWhereMostOfItIs() {
        Chart before =
                lines(
                        new Chart.Series("a", List.of(10.0, 10.0)),
                        new Chart.Series("old", List.of(1.0, 1.0)));
        Chart after =
                lines(
                        new Chart.Series("a", List.of(11.0, 19.0)),
                        new Chart.Series("new", List.of(1.0, 2.0)));
        assertThat(words(before, after))
                .containsExactly(
                        "new is new with 3",
                        "old is gone (it was 2)",
                        "a went from 20 to 30 (+10, +50%), most of it at Tue (+9)");
    }

    @Test
    void lines_thatRearrangeTheSameSumAreTheSame() {
        assertThat(
                        words(
                                lines(new Chart.Series("a", List.of(1.0, 2.0))),
                                lines(new Chart.Series("a", List.of(2.0, 1.0)))))
                .isEmpty();
    }

    @Test
    void totals_thatWereZeroHaveNoShare() {
        assertThat(
                        words(
                                new Chart.Totals(List.of(new Chart.Total("a", 0))),
                                new Chart.Totals(List.of(new Chart.Total("a", 2)))))
                .containsExactly("a went from 0 to 2 (+2)");
    }

    @Test
    void funnel_tellsConversionAndSteps() {
        assertThat(words(funnel(4, 1), funnel(4, 2)))
                .containsExactly(
                        "conversion went from 25% to 50%",
                        "step 2, pay, went from 1 to 2 (+1, +100%)");
        assertThat(words(funnel(4, 1), new Chart.Steps(List.of(new Chart.Funnel(null, List.of())))))
                .containsExactly("is another funnel now");
    }

    private static Chart funnel(double first, double second) {
        return new Chart.Steps(
                List.of(
                        new Chart.Funnel(
                                null,
                                List.of(
                                        new Chart.Step("signup", first, null, null),
                                        new Chart.Step("pay", second, null, null)))));
    }

    @Test
    void cohorts_tellPeopleAndSharesOfIntervals() {
        Chart before = cohorts(new Chart.Cohort("Mon", List.of(10.0, 1.0)));
        Chart after =
                cohorts(
                        new Chart.Cohort("Mon", List.of(10.0, 2.0)),
                        new Chart.Cohort("Tue", List.of(5.0)));
        assertThat(words(before, after))
                .containsExactly(
                        "Day 1 retention went from 10% to 20%",
                        "People in all cohorts went from 10 to 15 (+5, +50%)");
    }

    private static Chart cohorts(Chart.Cohort... cohorts) {
        return new Chart.Cohorts(List.of("Day 0", "Day 1"), List.of(cohorts));
    }

    @Test
    void rows_tellWhichCameAndWent() {
        Chart before = new Chart.Table(List.of("n"), List.of(List.of("1"), List.of("2")));
        Chart after = new Chart.Table(List.of("n"), List.of(List.of("2"), List.of("3")));
        assertThat(words(before, after)).containsExactly("1 row is new (3)", "1 row is gone (1)");
    }

    @Test
    void result_comesAndGoes() {
        Chart chart = new Chart.Totals(List.of());
        assertThat(words(new Chart.Nothing(), chart)).containsExactly("has a result now");
        assertThat(words(chart, new Chart.Nothing())).containsExactly("has no result any more");
        assertThat(words(chart, new Chart.Table(List.of(), List.of())))
                .containsExactly("shows something else now");
    }
}
