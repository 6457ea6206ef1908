package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.Display;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.store.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** Turns the rows of a plan's parts into the answer. Pure. */
public final class TrendsShaper {
    private final TrendsPlan plan;
    private final TrendsQuery query;
    private final ProjectSnapshot project;

    public TrendsShaper(TrendsPlan plan, ProjectSnapshot project) {
        this.plan = plan;
        this.query = plan.query();
        this.project = project;
    }

    /**
     * The {@code results} of the API.
     *
     * @param rows of each part's query, in the plan's order
     */
    public ArrayNode shape(List<Rows> rows) {
        if (query.filter().display() == Display.BOX_PLOT) {
            return new BoxPlotJson(plan, project).rows(rows);
        }
        List<Line> series = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            series.addAll(lines(plan.parts().get(i), rows.get(i)));
        }
        List<Line> lines =
                plan.formulas().isEmpty() ? CohortOrder.sorted(series) : formulas(series);
        return new TrendsJson(plan, project).rows(lines);
    }

    /** The breakdown values of a part that have rows, in order, "other" included. */
    public List<List<String>> breakdownValues(SeriesPart part, Rows rows) {
        return lines(part, rows).stream().map(Line::breakdown).toList();
    }

    private List<Line> lines(SeriesPart part, Rows rows) {
        PartReader reader = new PartReader(part, query.interval(), project.weekStart());
        Map<List<String>, double[]> values = reader.read(rows);
        values.replaceAll((breakdown, data) -> shown(data));
        if (!part.breakdowns().isEmpty()) {
            values = BreakdownOrder.limited(values, query, part.entity().details().math().kind());
        }
        List<Line> lines = new ArrayList<>();
        values.forEach((breakdown, data) ->
                lines.add(
                        new Line(part.index(), part.previous(), part.cohortId(), breakdown, data)));
        return lines;
    }

    /** Breakdown values rank by what their lines show; formulas get the numbers themselves. */
    private double[] shown(double[] data) {
        double[] smoothed = smoothed(data);
        return isCumulative() && plan.formulas().isEmpty() ? runningSums(smoothed) : smoothed;
    }

    private boolean isCumulative() {
        return query.filter().display() == Display.CUMULATIVE_LINE;
    }

    /** The floor of the trailing mean over up to so many points (trends rule 10). */
    private double[] smoothed(double[] data) {
        int points = query.filter().smoothing();
        if (points <= 1 || query.filter().display().isTotalValue()) {
            return data;
        }
        double[] smoothed = new double[data.length];
        for (int i = 0; i < data.length; i++) {
            int first = Math.max(0, i - points + 1);
            double sum = 0;
            for (int j = first; j <= i; j++) {
                sum += data[j];
            }
            smoothed[i] = Math.floor(sum / (i - first + 1));
        }
        return smoothed;
    }

    private static double[] runningSums(double[] data) {
        double[] sums = data.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        return sums;
    }

    /** Rows by formula, and in it the current period, then the previous (trends rule 31). */
    private List<Line> formulas(List<Line> series) {
        List<Line> lines = new ArrayList<>();
        for (int f = 0; f < plan.formulas().size(); f++) {
            lines.addAll(formula(f, series, false));
            if (plan.previous() != null) {
                lines.addAll(formula(f, series, true));
            }
        }
        return lines;
    }

    private record Key(@Nullable Long cohortId, List<String> breakdown) {}

    /** Values that only some series have count as 0 in the others (trends rule 32). */
    private List<Line> formula(int index, List<Line> series, boolean previous) {
        Map<Key, Map<Integer, double[]>> byKey = new LinkedHashMap<>();
        for (Line line : series) {
            if (line.previous() == previous) {
                byKey.computeIfAbsent(
                                new Key(line.cohortId(), line.breakdown()),
                                key -> new LinkedHashMap<>())
                        .put(line.index(), line.data());
            }
        }
        List<Line> lines = new ArrayList<>();
        byKey.forEach((key, data) ->
                lines.add(
                        new Line(
                                index,
                                previous,
                                key.cohortId(),
                                key.breakdown(),
                                evaluate(index, data))));
        lines.sort(
                plan.previous() == null
                        ? FormulaOrder.plain(query.breakdown())
                        : FormulaOrder.compared(query.filter().display()));
        return lines;
    }

    private double[] evaluate(int index, Map<Integer, double[]> bySeries) {
        int length = bySeries.values().iterator().next().length;
        List<double[]> data = new ArrayList<>();
        for (int s = 0; s < query.series().size(); s++) {
            data.add(bySeries.getOrDefault(s, new double[length]));
        }
        double[] values = plan.formulas().get(index).of(data, length);
        return isCumulative() ? runningSums(values) : values;
    }
}
