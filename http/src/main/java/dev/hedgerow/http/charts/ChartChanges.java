package dev.hedgerow.http.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is different between two states of what an insight shows, in sentences with numbers. */
public final class ChartChanges {
    private static final int MAX_ROWS = 3;

    private ChartChanges() {}

    /**
     * A change.
     *
     * @param words a sentence without its end
     * @param weight how large it is, relative to what was there before; 1 for something new
     */
    public record Change(String words, double weight) {}

    /** The changes, largest first; none when both states say the same. */
    public static List<Change> between(Chart before, Chart after) {
        List<Change> changes =
                before.equals(after)
                        ? List.of()
                        : switch (after) {
                            case Chart.Lines now when before instanceof Chart.Lines was ->
                                    lines(was, now);
                            case Chart.Totals now when before instanceof Chart.Totals was ->
                                    values(totals(was), totals(now));
                            case Chart.Steps now when before instanceof Chart.Steps was ->
                                    steps(was, now);
                            case Chart.Cohorts now when before instanceof Chart.Cohorts was ->
                                    cohorts(was, now);
                            case Chart.Table now when before instanceof Chart.Table was ->
                                    rows(was, now);
                            case Chart.Nothing() ->
                                    List.of(new Change("has no result any more", 1));
                            default ->
                                    List.of(
                                            before instanceof Chart.Nothing
                                                    ? new Change("has a result now", 1)
                                                    : new Change("shows something else now", 1));
                        };
        return changes.stream()
                .sorted(Comparator.comparingDouble(Change::weight).reversed())
                .toList();
    }

    private static List<Change> lines(Chart.Lines was, Chart.Lines now) {
        List<Change> changes = new ArrayList<>();
        Map<String, Chart.Series> old = new LinkedHashMap<>();
        was.series().forEach(series -> old.putIfAbsent(series.name(), series));
        Set<String> present = new HashSet<>();
        for (Chart.Series series : now.series()) {
            Chart.Series before = old.get(series.name());
            if (present.add(series.name())) {
                Change change =
                        value(
                                series.name(),
                                before == null ? null : before.sum(),
                                series.sum(),
                                before == null ? "" : most(was, before, now, series));
                if (change != null) {
                    changes.add(change);
                }
            }
        }
        old.keySet().removeAll(present);
        old.values().forEach(series -> changes.add(gone(series.name(), series.sum())));
        return changes;
    }

    /** Where most of a change is, when the points are the same. */
    private static String most(
            Chart.Lines was, Chart.Series before, Chart.Lines now, Chart.Series after) {
        int place = -1;
        double largest = 0;
        for (int i = 0; i < now.points().size(); i++) {
            int old = was.points().indexOf(now.points().get(i));
            double change = old < 0 ? 0 : after.values().get(i) - before.values().get(old);
            if (Math.abs(change) > Math.abs(largest)) {
                place = i;
                largest = change;
            }
        }
        return place < 0
                ? ""
                : ", most of it at " + now.points().get(place) + " (" + signed(largest) + ")";
    }

    private static Map<String, Double> totals(Chart.Totals chart) {
        Map<String, Double> values = new LinkedHashMap<>();
        chart.totals().forEach(total -> values.putIfAbsent(total.name(), total.value()));
        return values;
    }

    private static List<Change> values(Map<String, Double> was, Map<String, Double> now) {
        List<Change> changes = new ArrayList<>();
        now.forEach((name, value) -> {
            Change change = value(name, was.get(name), value, "");
            if (change != null) {
                changes.add(change);
            }
        });
        was.forEach((name, value) -> {
            if (!now.containsKey(name)) {
                changes.add(gone(name, value));
            }
        });
        return changes;
    }

    private static List<Change> steps(Chart.Steps was, Chart.Steps now) {
        List<Change> changes = new ArrayList<>();
        for (Chart.Funnel funnel : now.funnels()) {
            String name = funnel.name() == null ? "" : funnel.name() + ": ";
            was.funnels().stream()
                    .filter(one ->
                            Objects.equals(one.name(), funnel.name())
                                    && one.steps().size() == funnel.steps().size())
                    .findFirst()
                    .ifPresentOrElse(
                            old -> changes.addAll(funnel(name, old, funnel)),
                            () -> changes.add(new Change(name + "is another funnel now", 1)));
        }
        return changes;
    }

    private static List<Change> funnel(String name, Chart.Funnel old, Chart.Funnel funnel) {
        List<Change> changes = new ArrayList<>();
        share(name + "conversion", old.conversion(), funnel.conversion(), changes);
        for (int i = 0; i < funnel.steps().size(); i++) {
            Chart.Step step = funnel.steps().get(i);
            Change change =
                    value(
                            name + "step " + (i + 1) + ", " + step.name() + ",",
                            old.steps().get(i).count(),
                            step.count(),
                            "");
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static void share(String name, double before, double after, List<Change> changes) {
        if (before != after) {
            String words =
                    name
                            + " went from "
                            + ChartNumbers.percent(before)
                            + " to "
                            + ChartNumbers.percent(after);
            changes.add(new Change(words, relative(before, after)));
        }
    }

    /** How many people there are in all, and what share of them came back in each interval. */
    private static List<Change> cohorts(Chart.Cohorts was, Chart.Cohorts now) {
        List<Change> changes =
                new ArrayList<>(
                        values(
                                Map.of("People in all cohorts", people(was)),
                                Map.of("People in all cohorts", people(now))));
        for (int i = 1; i < Math.min(was.columns().size(), now.columns().size()); i++) {
            share(now.columns().get(i) + " retention", came(was, i), came(now, i), changes);
        }
        return changes;
    }

    private static double people(Chart.Cohorts chart) {
        return chart.cohorts().stream().mapToDouble(Chart.Cohort::size).sum();
    }

    /** The share of all those whose interval has come that were there in it. */
    private static double came(Chart.Cohorts chart, int interval) {
        double there = 0;
        double all = 0;
        for (Chart.Cohort cohort : chart.cohorts()) {
            if (cohort.counts().size() > interval) {
                there += cohort.counts().get(interval);
                all += cohort.size();
            }
        }
        return all == 0 ? 0 : there / all;
    }

    private static List<Change> rows(Chart.Table was, Chart.Table now) {
        List<List<String>> added = new ArrayList<>(now.rows());
        was.rows().forEach(added::remove);
        List<List<String>> removed = new ArrayList<>(was.rows());
        now.rows().forEach(removed::remove);
        double all = Math.max(1, was.rows().size());
        List<Change> changes = new ArrayList<>();
        if (!added.isEmpty()) {
            changes.add(new Change(told(added, "new"), added.size() / all));
        }
        if (!removed.isEmpty()) {
            changes.add(new Change(told(removed, "gone"), removed.size() / all));
        }
        return changes;
    }

    private static String told(List<List<String>> rows, String word) {
        String some =
                String.join(
                        "; ",
                        rows.stream().limit(MAX_ROWS).map(row -> String.join(", ", row)).toList());
        String verb = rows.size() == 1 ? " row is " : " rows are ";
        return rows.size() + verb + word + " (" + some + (rows.size() > MAX_ROWS ? "; …)" : ")");
    }

    private static @Nullable Change value(
            String name, @Nullable Double before, double after, String where) {
        if (before == null) {
            return new Change(name + " is new with " + ChartNumbers.grouped(after), 1);
        }
        if (before == after) {
            return null;
        }
        String share =
                before == 0
                        ? ""
                        : ", "
                                + (after > before ? "+" : "-")
                                + ChartNumbers.percent(relative(before, after));
        String words =
                name
                        + " went from "
                        + ChartNumbers.grouped(before)
                        + " to "
                        + ChartNumbers.grouped(after)
                        + " ("
                        + signed(after - before)
                        + share
                        + ")";
        return new Change(words + where, relative(before, after));
    }

    private static Change gone(String name, double before) {
        return new Change(name + " is gone (it was " + ChartNumbers.grouped(before) + ")", 1);
    }

    private static double relative(double before, double after) {
        return before == 0 ? 1 : Math.abs((after - before) / before);
    }

    private static String signed(double change) {
        return (change > 0 ? "+" : "") + ChartNumbers.grouped(change);
    }
}
