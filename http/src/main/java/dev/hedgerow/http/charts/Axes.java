package dev.hedgerow.http.charts;

import static dev.hedgerow.http.markup.Markup.element;

import dev.hedgerow.http.markup.Markup.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The frame of a drawing with one axis of points and one of values, and where things are in it.
 *
 * @param points what the places on the axis are called
 * @param low the value at the bottom, at most 0
 * @param high the value at the top, over 0
 * @param step the distance of the lines across
 */
record Axes(List<String> points, double low, double high, double step) {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 240;
    private static final double LEFT = 48;
    private static final double RIGHT = 12;
    private static final double TOP = 10;
    private static final double BOTTOM = 24;
    private static final int LINES = 4;
    private static final int LABELS = 6;

    /**
     * Axes that hold values from {@code least} to {@code most}, with round numbers at the lines.
     */
    static Axes over(List<String> points, double least, double most) {
        double step = round((most - least) / LINES);
        return new Axes(
                points, Math.floor(least / step) * step, Math.ceil(most / step) * step, step);
    }

    /** The next of 1, 2, 5, 10, 20, … */
    private static double round(double wanted) {
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double factor : List.of(1.0, 2.0, 5.0)) {
            if (factor * power >= wanted) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Where a point is; a single one stands in the middle. */
    double x(int point) {
        double width = WIDTH - LEFT - RIGHT;
        return points.size() == 1 ? LEFT + width / 2 : LEFT + width * point / (points.size() - 1);
    }

    /** The room that each point has to itself. */
    double slot() {
        return (WIDTH - LEFT - RIGHT) / points.size();
    }

    /** Where the slot of a point begins. */
    double slotStart(int point) {
        return LEFT + slot() * point;
    }

    double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low);
    }

    /** A value in words: where, of what, how many. */
    String told(int point, Chart.Series series) {
        return points.get(point)
                + ", "
                + series.name()
                + ": "
                + ChartNumbers.grouped(series.values().get(point));
    }

    /** The drawing around what is drawn. */
    Element around(String title, List<Element> drawn) {
        List<Element> all = new ArrayList<>(frame());
        all.addAll(drawn);
        return element("svg", all)
                .with("viewBox", "0 0 " + (long) WIDTH + " " + (long) HEIGHT)
                .with("role", "img")
                .with("aria-label", title);
    }

    private List<Element> frame() {
        List<Element> frame = new ArrayList<>();
        long lines = Math.round((high - low) / step);
        for (long i = 0; i <= lines; i++) {
            double value = low + i * step;
            frame.add(
                    element("line")
                            .with("x1", LEFT)
                            .with("x2", WIDTH - RIGHT)
                            .with("y1", y(value))
                            .with("y2", y(value))
                            .with("class", "grid"));
            frame.add(label(LEFT - 6, y(value) + 4, ChartNumbers.grouped(value), "end"));
        }
        for (int point : labelled()) {
            frame.add(label(x(point), HEIGHT - 6, points.get(point), anchor(point)));
        }
        return frame;
    }

    /** The first, the last, and some between. */
    private TreeSet<Integer> labelled() {
        TreeSet<Integer> labelled = new TreeSet<>();
        int last = points.size() - 1;
        int count = Math.min(LABELS, points.size());
        for (int i = 0; i < count; i++) {
            labelled.add(count == 1 ? 0 : Math.round((float) last * i / (count - 1)));
        }
        return labelled;
    }

    private String anchor(int point) {
        if (points.size() > 1 && point == 0) {
            return "start";
        }
        return points.size() > 1 && point == points.size() - 1 ? "end" : "middle";
    }

    private static Element label(double x, double y, String text, String anchor) {
        return element("text", text).with("x", x).with("y", y).with("text-anchor", anchor);
    }
}
