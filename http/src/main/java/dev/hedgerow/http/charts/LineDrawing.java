package dev.hedgerow.http.charts;

import static dev.hedgerow.http.markup.Markup.element;

import dev.hedgerow.http.markup.Markup.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws series as lines, with a dot at each point that tells its number. */
final class LineDrawing {
    private static final int MAX_DOTS = 100;

    private LineDrawing() {}

    static Element draw(Chart.Lines chart) {
        double least =
                chart.series().stream()
                        .flatMap(series -> series.values().stream())
                        .mapToDouble(Double::doubleValue)
                        .min()
                        .orElse(0);
        Axes axes = Axes.over(chart.points(), Math.min(0, least), ChartPicture.top(chart));
        List<Element> drawn = new ArrayList<>();
        for (int i = 0; i < chart.series().size(); i++) {
            Chart.Series series = chart.series().get(i);
            drawn.add(line(axes, series).with("stroke", Palette.of(i)));
            if (chart.points().size() <= MAX_DOTS) {
                drawn.addAll(dots(axes, series, Palette.of(i)));
            }
        }
        return axes.around("Lines over time", drawn);
    }

    private static Element line(Axes axes, Chart.Series series) {
        StringBuilder places = new StringBuilder();
        for (int i = 0; i < series.values().size(); i++) {
            places.append(i == 0 ? "" : " ")
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    "%.1f,%.1f",
                                    axes.x(i),
                                    axes.y(series.values().get(i))));
        }
        return element("polyline").with("points", places).with("class", "line");
    }

    private static List<Element> dots(Axes axes, Chart.Series series, String color) {
        List<Element> dots = new ArrayList<>();
        for (int i = 0; i < series.values().size(); i++) {
            dots.add(
                    element("circle", element("title", axes.told(i, series)))
                            .with("cx", axes.x(i))
                            .with("cy", axes.y(series.values().get(i)))
                            .with("r", 3)
                            .with("fill", color));
        }
        return dots;
    }
}
