package dev.hedgerow.http.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an insight shows as a table of text that language models read well: a header, a line per
 * row, bars between the cells. Nothing in it is left out; whoever has little room cuts it.
 */
public final class ChartText {

    private ChartText() {}

    public static String of(Chart chart) {
        return String.join("\n", lines(chart));
    }

    /** The lines of the table, the header first. */
    private static List<String> lines(Chart chart) {
        return switch (chart) {
            case Chart.Lines lines -> overTime(lines);
            case Chart.Totals(List<Chart.Total> totals) ->
                    table(
                            List.of("Name", "Value"),
                            totals.stream()
                                    .map(one ->
                                            List.of(one.name(), ChartNumbers.plain(one.value())))
                                    .toList());
            case Chart.Steps(List<Chart.Funnel> funnels) ->
                    funnels.stream().flatMap(ChartText::funnel).toList();
            case Chart.Cohorts cohorts -> cohorts(cohorts);
            case Chart.Table(List<String> columns, List<List<String>> rows) -> table(columns, rows);
            case Chart.Nothing() -> List.of("No result: it has not been calculated.");
        };
    }

    private static List<String> overTime(Chart.Lines chart) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < chart.points().size(); i++) {
            List<String> row = new ArrayList<>(List.of(chart.points().get(i)));
            for (Chart.Series series : chart.series()) {
                row.add(ChartNumbers.plain(series.values().get(i)));
            }
            rows.add(row);
        }
        List<String> names = chart.series().stream().map(Chart.Series::name).toList();
        return table(Stream.concat(Stream.of("Date"), names.stream()).toList(), rows);
    }

    /** A column per step, so that a metric of all steps stands in one line. */
    private static Stream<String> funnel(Chart.Funnel funnel) {
        List<String> header = new ArrayList<>(List.of("Metric"));
        List<String> people = new ArrayList<>(List.of("Total person count"));
        List<String> converted = new ArrayList<>(List.of("Conversion rate"));
        List<String> dropped = new ArrayList<>(List.of("Dropoff rate"));
        List<String> average = new ArrayList<>(List.of("Average conversion time"));
        List<String> median = new ArrayList<>(List.of("Median conversion time"));
        for (int i = 0; i < funnel.steps().size(); i++) {
            Chart.Step step = funnel.steps().get(i);
            Double mean = step.averageSeconds();
            Double middle = step.medianSeconds();
            header.add(step.name());
            people.add(ChartNumbers.plain(step.count()));
            converted.add(ChartNumbers.percent(funnel.share(i)));
            dropped.add(ChartNumbers.percent(1 - funnel.share(i)));
            average.add(mean == null ? "-" : ChartNumbers.duration(mean));
            median.add(middle == null ? "-" : ChartNumbers.duration(middle));
        }
        Stream<String> lines =
                table(header, List.of(people, converted, dropped, average, median)).stream();
        String name = funnel.name();
        return name == null ? lines : Stream.concat(Stream.of("---" + name), lines);
    }

    private static List<String> cohorts(Chart.Cohorts chart) {
        List<List<String>> rows = new ArrayList<>();
        for (Chart.Cohort cohort : chart.cohorts()) {
            List<String> row = new ArrayList<>(List.of(cohort.name()));
            row.add(ChartNumbers.plain(cohort.size()));
            cohort.counts()
                    .forEach(count ->
                            row.add(
                                    cohort.size() == 0
                                            ? "-"
                                            : ChartNumbers.percent(count / cohort.size())));
            rows.add(row);
        }
        return table(
                Stream.concat(
                                Stream.of("Date", "Number of persons on date"),
                                chart.columns().stream())
                        .toList(),
                rows);
    }

    private static List<String> table(List<String> header, List<List<String>> rows) {
        return Stream.concat(Stream.of(header), rows.stream()).map(ChartText::line).toList();
    }

    /** A cell cannot break its line or its column. */
    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace('|', '/').replaceAll("\\R", " "))
                .collect(Collectors.joining("|"));
    }
}
