package dev.hedgerow.http.charts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an insight shows. */
public sealed interface Chart {

    /**
     * Values over time, or over how often something was done.
     *
     * @param points what the places on the axis are called, as {@code 2024-01-31}
     * @param stacked whether the values of a point add up
     */
    record Lines(List<String> points, List<Series> series, boolean stacked) implements Chart {
        public Lines {
            points = List.copyOf(points);
            series = List.copyOf(series);
        }
    }

    /** One line; as many values as there are points. */
    record Series(String name, List<Double> values) {
        public Series {
            values = List.copyOf(values);
        }

        double sum() {
            return values.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** One value per name. */
    record Totals(List<Total> totals) implements Chart {
        public Totals {
            totals = List.copyOf(totals);
        }
    }

    /** A value with what it is of. */
    record Total(String name, double value) {}

    /** Funnels: one, or one per value that they are broken down by. */
    record Steps(List<Funnel> funnels) implements Chart {
        public Steps {
            funnels = List.copyOf(funnels);
        }
    }

    /**
     * One funnel.
     *
     * @param name the value that it is broken down by; null when it is not
     */
    record Funnel(@Nullable String name, List<Step> steps) {
        public Funnel {
            steps = List.copyOf(steps);
        }

        /** The share of those who began that came through, 0 when nobody began. */
        double conversion() {
            return steps.isEmpty() ? 0 : share(steps.size() - 1);
        }

        /** The share of those who began that reached a step. */
        double share(int step) {
            double began = steps.getFirst().count();
            return began == 0 ? 0 : steps.get(step).count() / began;
        }
    }

    /** A step of a funnel; times in seconds from the step before, null when nobody took it. */
    record Step(
            String name,
            double count,
            @Nullable Double averageSeconds,
            @Nullable Double medianSeconds) {}

    /**
     * Who came back, by when they came first.
     *
     * @param columns what the intervals are called, as {@code Day 1}
     */
    record Cohorts(List<String> columns, List<Cohort> cohorts) implements Chart {
        public Cohorts {
            columns = List.copyOf(columns);
            cohorts = List.copyOf(cohorts);
        }
    }

    /** Those who came first at one time, and how many of them were there in each interval. */
    record Cohort(String name, List<Double> counts) {
        public Cohort {
            counts = List.copyOf(counts);
        }

        double size() {
            return counts.isEmpty() ? 0 : counts.getFirst();
        }
    }

    /** Rows as they are. */
    record Table(List<String> columns, List<List<String>> rows) implements Chart {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** There is no result. */
    record Nothing() implements Chart {}
}
