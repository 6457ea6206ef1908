package dev.hedgerow.insights.advice;

import java.util.Optional;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * The interval from which on a series runs at another level.
 *
 * <p>Of all places to cut the series in two, the one that leaves the least squared distance from
 * the two means; a change when the Mann-Whitney test tells the parts apart, its chance multiplied
 * by the number of places tried (Bonferroni).
 *
 * @param index of the first interval of the new level
 * @param before the mean before it
 * @param after the mean from it on
 */
record ChangePoint(int index, double before, double after) {
    private static final int SHORTEST_PART = 3;
    private static final double SIGNIFICANT = 0.05;

    static Optional<ChangePoint> in(Series series) {
        int cuts = series.data().length - 2 * SHORTEST_PART + 1;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int cut = SHORTEST_PART; cut < SHORTEST_PART + cuts; cut++) {
            double distance = distance(series.before(cut)) + distance(series.from(cut));
            if (distance < least) {
                least = distance;
                best = cut;
            }
        }
        if (best == 0) {
            return Optional.empty();
        }
        double[] before = series.before(best);
        double[] after = series.from(best);
        double chance = MannWhitneyUTest.withDefaults().test(before, after).getPValue() * cuts;
        double was = Numbers.mean(before);
        double is = Numbers.mean(after);
        return chance < SIGNIFICANT && was != is
                ? Optional.of(new ChangePoint(best, was, is))
                : Optional.empty();
    }

    private static double distance(double[] part) {
        double mean = Numbers.mean(part);
        double sum = 0;
        for (double value : part) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }
}
