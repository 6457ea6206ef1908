package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.query.Display;
import dev.hedgerow.insights.query.MathKind;
import dev.hedgerow.insights.query.TrendsQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order of breakdown values, and what is left when there are too many (trends rule 26, 27). */
final class BreakdownOrder {
    /** The limit of maps, where every country has its place, whatever limit was asked for. */
    private static final int MOST_COUNTRIES = 250;

    private static final int DEFAULT_LIMIT = 25;

    private BreakdownOrder() {}

    /** How many values have lines of their own. */
    static int limit(TrendsQuery query) {
        if (query.filter().display() == Display.WORLD_MAP) {
            return MOST_COUNTRIES;
        }
        Integer limit = query.breakdown().limit();
        return limit == null || limit == 0 ? DEFAULT_LIMIT : Math.max(1, limit);
    }

    /** Whether values rank by the sums of their numbers, not of running or smoothed ones. */
    static boolean isByTotals(TrendsQuery query) {
        boolean isRunning =
                query.filter().display() == Display.CUMULATIVE_LINE
                        && query.filter().formulas().isEmpty();
        boolean isSmoothed =
                query.filter().smoothing() > 1 && !query.filter().display().isTotalValue();
        return !isRunning && !isSmoothed;
    }

    /** Values with "other" last, with null before those, then by total downwards, then by text. */
    static Map<List<String>, double[]> sorted(Map<List<String>, double[]> lines) {
        List<Map.Entry<List<String>, double[]>> entries = new ArrayList<>(lines.entrySet());
        entries.sort(
                Comparator.<Map.Entry<List<String>, double[]>>comparingInt(
                                entry -> rank(entry.getKey()))
                        .thenComparingDouble(entry -> -total(entry.getValue()))
                        .thenComparing(Map.Entry::getKey, BreakdownOrder::compareTexts));
        Map<List<String>, double[]> sorted = new LinkedHashMap<>();
        entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** Values as the lines of a series: those in excess are "other", unless that is hidden. */
    static Map<List<String>, double[]> limited(
            Map<List<String>, double[]> lines, TrendsQuery query, MathKind math) {
        int limit = limit(query);
        Map<List<String>, double[]> kept = new LinkedHashMap<>();
        List<double[]> rest = new ArrayList<>();
        List<String> other = List.of();
        for (Map.Entry<List<String>, double[]> entry : sorted(lines).entrySet()) {
            if (kept.size() < limit) {
                kept.put(entry.getKey(), entry.getValue());
            } else {
                other = Collections.nCopies(entry.getKey().size(), BreakdownValues.OTHER);
                rest.add(entry.getValue());
            }
        }
        if (!rest.isEmpty() && !query.breakdown().hideOther()) {
            kept.put(other, together(rest, math, query.filter().display().isTotalValue()));
        }
        return kept;
    }

    /**
     * The greatest of greatest numbers, the smallest of smallest ones, the sum of all others. As
     * PostHog, averages are summed up in lines, and averaged in totals.
     */
    private static double[] together(List<double[]> lines, MathKind math, boolean isTotal) {
        double[] all = lines.getFirst().clone();
        for (double[] line : lines.subList(1, lines.size())) {
            for (int i = 0; i < all.length; i++) {
                all[i] =
                        switch (math) {
                            case MAX -> Math.max(all[i], line[i]);
                            case MIN -> Math.min(all[i], line[i]);
                            default -> all[i] + line[i];
                        };
            }
        }
        if (math == MathKind.AVG && isTotal) {
            Arrays.setAll(all, i -> all[i] / lines.size());
        }
        return all;
    }

    private static int rank(List<String> values) {
        if (values.contains(BreakdownValues.OTHER)) {
            return 2;
        }
        return values.contains(BreakdownValues.NULL) ? 1 : 0;
    }

    static double total(double[] data) {
        return Arrays.stream(data).sum();
    }

    private static int compareTexts(List<String> left, List<String> right) {
        return Arrays.compare(left.toArray(String[]::new), right.toArray(String[]::new));
    }
}
