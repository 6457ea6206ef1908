package dev.hedgerow.insights.retention;

import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.query.RetentionQuery.Aggregation;
import dev.hedgerow.insights.query.RetentionQuery.AggregationType;
import dev.hedgerow.insights.query.RetentionQuery.RetentionFilter;
import dev.hedgerow.insights.retention.Journey.Amounts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts journeys into rows and values, per breakdown value. For one answer. */
public final class RetentionTable {
    private static final int USUAL_LIMIT = 25;

    private final RetentionPlan plan;
    private final RetentionFilter filter;
    private final Appearances appearances;
    private final Map<String, Cells> byBreakdown = new LinkedHashMap<>();
    private final boolean startIsReturn;

    /** The values of all rows under one breakdown value; of both, the row comes first. */
    static final class Cells {
        private final long[][] counts;
        private final double[][] amounts;

        Cells(int rows, int values) {
            counts = new long[rows][values];
            amounts = new double[rows][values];
        }

        long count(int row, int value) {
            return counts[row][value];
        }

        /** The sum or mean of a property. */
        double amount(int row, int value) {
            return amounts[row][value];
        }

        /** How often someone started. */
        long started() {
            long sum = 0;
            for (long[] row : counts) {
                sum += row[0];
            }
            return sum;
        }

        /** From sums to means. */
        void divide() {
            for (int i = 0; i < counts.length; i++) {
                for (int k = 0; k < counts[i].length; k++) {
                    amounts[i][k] /= Math.max(1, counts[i][k]);
                }
            }
        }

        void add(Cells other) {
            for (int i = 0; i < counts.length; i++) {
                for (int k = 0; k < counts[i].length; k++) {
                    counts[i][k] += other.counts[i][k];
                    amounts[i][k] += other.amounts[i][k];
                }
            }
        }
    }

    public RetentionTable(RetentionPlan plan) {
        this.plan = plan;
        this.filter = plan.query().filter();
        this.appearances = new Appearances(filter);
        this.startIsReturn = filter.isStartTheReturn();
        if (plan.query().breakdown().isEmpty()) {
            cells("");
        }
    }

    private Cells cells(String breakdown) {
        return byBreakdown.computeIfAbsent(
                breakdown, value -> new Cells(plan.range().starts().size(), appearances.size()));
    }

    /** Counts a journey. */
    public void add(Journey journey) {
        BitSet starts = journey.starts();
        if (starts.isEmpty()) {
            return;
        }
        Cells cells = cells(journey.breakdown());
        for (int i = starts.nextSetBit(0);
                i >= 0 && i < cells.counts.length;
                i = starts.nextSetBit(i + 1)) {
            long[] row = cells.counts[i];
            BitSet values = appearances.of(i, journey);
            for (int k = values.nextSetBit(0); k >= 0; k = values.nextSetBit(k + 1)) {
                row[k] += journey.actors();
            }
            Amounts amounts = journey.amounts();
            if (amounts != null) {
                add(amounts, i, cells.amounts[i]);
            }
        }
    }

    private void add(Amounts amounts, int start, double[] row) {
        for (int j = 0; j < amounts.intervals().size(); j++) {
            int interval = amounts.intervals().get(j) - start;
            if (interval == 0) {
                row[0] += (startIsReturn ? amounts.started() : amounts.returnedAfter()).get(j);
            } else if (interval > 0) {
                int value = appearances.valueOf(interval);
                if (value > 0) {
                    row[value] += amounts.returned().get(j);
                }
            }
        }
    }

    /** The breakdown values that have rows of their own, the most started first (rule 20). */
    public List<String> kept() {
        List<String> values = new ArrayList<>(byBreakdown.keySet());
        values.sort(
                Comparator.comparingLong((String value) -> -cells(value).started())
                        .thenComparing(Comparator.naturalOrder()));
        Integer limit = plan.query().breakdown().limit();
        int most = limit == null ? USUAL_LIMIT : Math.max(1, limit);
        return List.copyOf(values.subList(0, Math.min(most, values.size())));
    }

    /**
     * The cells by breakdown value, in the order of the answer; the rest is folded into one, means
     * by adding them up, as PostHog does. Once only.
     */
    Map<String, Cells> folded() {
        Aggregation aggregation = filter.aggregation();
        if (aggregation != null && aggregation.type() == AggregationType.AVG) {
            byBreakdown.values().forEach(Cells::divide);
        }
        List<String> kept = kept();
        Map<String, Cells> folded = new LinkedHashMap<>();
        kept.forEach(value -> folded.put(value, cells(value)));
        RetentionQuery query = plan.query();
        if (kept.size() < byBreakdown.size() && !query.breakdown().hideOther()) {
            Cells other = new Cells(plan.range().starts().size(), appearances.size());
            byBreakdown.forEach((value, cells) -> {
                if (!folded.containsKey(value)) {
                    other.add(cells);
                }
            });
            folded.put(BreakdownValues.OTHER, other);
        }
        return folded;
    }
}
