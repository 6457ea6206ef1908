package dev.hedgerow.insights.advice;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Intervals unlike others: days against the median of the same weekday, anything else against the
 * median of all. How unlike is the distance from it in units of the usual distance (median absolute
 * deviation, scaled to a standard deviation).
 */
final class Anomalies {
    private static final double UNLIKELY = 3.5;
    private static final double TO_STANDARD_DEVIATION = 1.4826;
    private static final int FEWEST_PEERS = 3;
    private static final int MOST = 3;

    /** An interval, what it had and what it usually has. */
    record Anomaly(int index, double value, double usual, double score, Optional<DayOfWeek> day) {}

    private final Series series;

    Anomalies(Series series) {
        this.series = series;
    }

    /** The most unlikely first. */
    List<Anomaly> list() {
        int length = series.data().length;
        double[] usual = new double[length];
        boolean[] byWeekday = new boolean[length];
        double[] distances = new double[length];
        for (int i = 0; i < length; i++) {
            double[] peers = peers(i, true);
            byWeekday[i] = peers.length >= FEWEST_PEERS;
            usual[i] = Numbers.median(byWeekday[i] ? peers : peers(i, false));
            distances[i] = Math.abs(series.data()[i] - usual[i]);
        }
        // Counts jump by their root: of a series that hardly moves, no small step is an anomaly.
        double level = Math.sqrt(Math.abs(Numbers.median(series.data())));
        double scale =
                Math.max(TO_STANDARD_DEVIATION * Numbers.median(distances), Math.max(1, level));
        List<Anomaly> found = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            double score = distances[i] / scale;
            if (score > UNLIKELY) {
                Optional<DayOfWeek> day = byWeekday[i] ? series.weekday(i) : Optional.empty();
                found.add(new Anomaly(i, series.data()[i], usual[i], score, day));
            }
        }
        found.sort(Comparator.comparingDouble(Anomaly::score).reversed());
        return found.stream().limit(MOST).toList();
    }

    /** All other intervals, or those of the same weekday. */
    private double[] peers(int index, boolean sameWeekday) {
        Optional<DayOfWeek> day = series.weekday(index);
        if (sameWeekday && day.isEmpty()) {
            return new double[0];
        }
        return IntStream.range(0, series.data().length)
                .filter(i -> i != index && (!sameWeekday || series.weekday(i).equals(day)))
                .mapToDouble(i -> series.data()[i])
                .toArray();
    }
}
