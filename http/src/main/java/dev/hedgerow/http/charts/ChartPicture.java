package dev.hedgerow.http.charts;

import static dev.hedgerow.http.markup.Markup.element;

import dev.hedgerow.http.markup.Markup;
import dev.hedgerow.http.markup.Markup.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What an insight shows as HTML and SVG, without scripts; the classes are those of the page's style
 * sheet. Numbers that a picture only hints at are in its titles, which browsers show on hovering.
 */
public final class ChartPicture {
    private static final int MAX_ROWS = 200;
    private static final int MAX_BARS = 50;

    private ChartPicture() {}

    /**
     * A picture.
     *
     * @param detailed whether the numbers of lines are told in a table, too
     */
    public static Element of(Chart chart, boolean detailed) {
        return switch (chart) {
            case Chart.Lines lines -> lines(lines, detailed);
            case Chart.Totals(List<Chart.Total> totals) -> totals(totals);
            case Chart.Steps(List<Chart.Funnel> funnels) ->
                    part("funnels", funnels.stream().map(ChartPicture::funnel).toList());
            case Chart.Cohorts cohorts -> cohorts(cohorts);
            case Chart.Table table -> table(table);
            case Chart.Nothing() -> note("No result yet.");
        };
    }

    private static Element lines(Chart.Lines chart, boolean detailed) {
        if (chart.series().isEmpty() || chart.points().isEmpty()) {
            return note("No data in this period.");
        }
        List<Element> parts = new ArrayList<>();
        parts.add(chart.stacked() ? StackedBars.draw(chart) : LineDrawing.draw(chart));
        if (chart.series().size() > 1) {
            parts.add(legend(chart));
        }
        if (detailed) {
            parts.add(numbers(chart));
        }
        return part("lines", parts);
    }

    private static Element legend(Chart.Lines chart) {
        List<Element> items = new ArrayList<>();
        for (int i = 0; i < chart.series().size(); i++) {
            Element dot =
                    element("span")
                            .with("class", "dot")
                            .with("style", "background:" + Palette.of(i));
            Markup name = new Markup.Text(chart.series().get(i).name());
            items.add(element("li", dot, name));
        }
        return element("ul", items).with("class", "legend");
    }

    private static Element numbers(Chart.Lines chart) {
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(chart.points());
        List<List<String>> rows = new ArrayList<>();
        for (Chart.Series series : chart.series()) {
            List<String> row = new ArrayList<>(List.of(series.name()));
            series.values().forEach(value -> row.add(ChartNumbers.grouped(value)));
            rows.add(row);
        }
        return table(new Chart.Table(header, rows));
    }

    private static Element totals(List<Chart.Total> totals) {
        if (totals.isEmpty()) {
            return note("No data in this period.");
        }
        if (totals.size() == 1) {
            return part(
                    "number",
                    element("strong", ChartNumbers.grouped(totals.getFirst().value())),
                    element("span", totals.getFirst().name()));
        }
        double most = totals.stream().mapToDouble(one -> Math.abs(one.value())).max().orElse(0);
        return part(
                "bars",
                totals.stream()
                        .limit(MAX_BARS)
                        .map(one ->
                                bar(
                                        one.name(),
                                        ChartNumbers.grouped(one.value()),
                                        most == 0 ? 0 : Math.abs(one.value()) / most))
                        .toList());
    }

    private static Element funnel(Chart.Funnel funnel) {
        List<Element> parts = new ArrayList<>();
        String name = funnel.name();
        if (name != null) {
            parts.add(element("h3", name));
        }
        for (int i = 0; i < funnel.steps().size(); i++) {
            Chart.Step step = funnel.steps().get(i);
            String value =
                    ChartNumbers.grouped(step.count())
                            + " · "
                            + ChartNumbers.percent(funnel.share(i));
            Double average = step.averageSeconds();
            String took = average == null ? "" : " · " + ChartNumbers.duration(average);
            parts.add(bar((i + 1) + ". " + step.name(), value + took, funnel.share(i)));
        }
        return part("bars", parts);
    }

    private static Element bar(String name, String value, double share) {
        Element filled =
                element("i").with("style", "width:" + ChartNumbers.plain(share * 100) + "%");
        return part(
                "bar",
                element("span", name).with("class", "name"),
                element("span", value).with("class", "value"),
                part("track", filled));
    }

    private static Element cohorts(Chart.Cohorts chart) {
        List<Element> header = new ArrayList<>(List.of(element("th"), element("th", "People")));
        chart.columns().forEach(column -> header.add(element("th", column)));
        List<Element> rows = new ArrayList<>(List.of(element("tr", header)));
        for (Chart.Cohort cohort : chart.cohorts()) {
            List<Element> cells = new ArrayList<>();
            cells.add(element("th", cohort.name()));
            cells.add(element("td", ChartNumbers.grouped(cohort.size())));
            cohort.counts().forEach(count -> cells.add(heat(count, cohort.size())));
            rows.add(element("tr", cells));
        }
        return part("scroll", element("table", rows).with("class", "cohorts"));
    }

    private static Element heat(double count, double size) {
        double share = size == 0 ? 0 : count / size;
        return element("td", size == 0 ? "–" : ChartNumbers.percent(share))
                .with("title", ChartNumbers.grouped(count))
                .with(
                        "style",
                        "background:rgba(29,120,90," + ChartNumbers.plain(share * 0.8) + ")");
    }

    private static Element table(Chart.Table chart) {
        if (chart.rows().isEmpty()) {
            return note("No rows.");
        }
        List<Element> rows = new ArrayList<>();
        rows.add(element("tr", chart.columns().stream().map(name -> element("th", name)).toList()));
        chart.rows().stream()
                .limit(MAX_ROWS)
                .forEach(row ->
                        rows.add(
                                element(
                                        "tr",
                                        row.stream().map(cell -> element("td", cell)).toList())));
        Element table = part("scroll", element("table", rows));
        int more = chart.rows().size() - MAX_ROWS;
        return more <= 0 ? table : part("rows", table, note("and " + more + " more rows"));
    }

    private static Element note(String words) {
        return element("p", words).with("class", "note");
    }

    private static Element part(String style, Markup... children) {
        return element("div", children).with("class", style);
    }

    private static Element part(String style, List<? extends Markup> children) {
        return element("div", children).with("class", style);
    }

    /** The largest value of some lines, at least what makes an axis possible. */
    static double top(Chart.Lines chart) {
        return chart.series().stream()
                .flatMap(series -> series.values().stream())
                .max(Comparator.naturalOrder())
                .filter(most -> most > 0)
                .orElse(1.0);
    }
}
