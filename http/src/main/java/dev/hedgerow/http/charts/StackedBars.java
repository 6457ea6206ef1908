package dev.hedgerow.http.charts;

import static dev.hedgerow.http.markup.Markup.element;

import dev.hedgerow.http.markup.Markup.Element;
import java.util.ArrayList;
import java.util.List;

/** Draws series as bars on top of each other; what is below zero hangs down. */
final class StackedBars {
    private static final double FILLED = 0.7;

    private StackedBars() {}

    static Element draw(Chart.Lines chart) {
        double high = 1;
        double low = 0;
        for (int i = 0; i < chart.points().size(); i++) {
            int point = i;
            high = Math.max(high, stack(chart, point, true));
            low = Math.min(low, stack(chart, point, false));
        }
        Axes axes = Axes.over(chart.points(), low, high);
        List<Element> drawn = new ArrayList<>();
        for (int point = 0; point < chart.points().size(); point++) {
            drawn.addAll(bars(axes, chart, point));
        }
        return axes.around("Bars over time", drawn);
    }

    private static double stack(Chart.Lines chart, int point, boolean above) {
        return chart.series().stream()
                .mapToDouble(series -> series.values().get(point))
                .filter(value -> value > 0 == above)
                .sum();
    }

    private static List<Element> bars(Axes axes, Chart.Lines chart, int point) {
        List<Element> bars = new ArrayList<>();
        double above = 0;
        double below = 0;
        for (int i = 0; i < chart.series().size(); i++) {
            Chart.Series series = chart.series().get(i);
            double value = series.values().get(point);
            double base = value > 0 ? above : below;
            bars.add(
                    element("rect", element("title", axes.told(point, series)))
                            .with("x", axes.slotStart(point) + axes.slot() * (1 - FILLED) / 2)
                            .with("width", axes.slot() * FILLED)
                            .with("y", axes.y(Math.max(base, base + value)))
                            .with("height", Math.abs(axes.y(base) - axes.y(base + value)))
                            .with("fill", Palette.of(i)));
            if (value > 0) {
                above += value;
            } else {
                below += value;
            }
        }
        return bars;
    }
}
