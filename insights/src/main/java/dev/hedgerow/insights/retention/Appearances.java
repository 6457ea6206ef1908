package dev.hedgerow.insights.retention;

import dev.hedgerow.insights.query.RetentionQuery.RetentionFilter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** In which values of a row an actor appears. Pure. */
public final class Appearances {
    private final RetentionFilter filter;

    /** The last interval of each value, counted from the start; value 0 is the start itself. */
    private final int[] ends;

    public Appearances(RetentionFilter filter) {
        this.filter = filter;
        if (filter.brackets().isEmpty()) {
            ends = new int[filter.totalIntervals()];
            for (int i = 0; i < ends.length; i++) {
                ends[i] = i;
            }
        } else {
            ends = new int[filter.brackets().size() + 1];
            for (int i = 1; i < ends.length; i++) {
                ends[i] = ends[i - 1] + filter.brackets().get(i - 1);
            }
        }
    }

    /** The number of values of a row. */
    public int size() {
        return ends.length;
    }

    /** The value that an interval, counted from the start, belongs to; -1 for none. */
    int valueOf(int interval) {
        if (filter.brackets().isEmpty()) {
            return interval < ends.length ? interval : -1;
        }
        for (int i = 0; i < ends.length; i++) {
            if (interval <= ends[i]) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The values in which someone appears who started in an interval; 0 is always one. Brackets
     * count from the first start of all, as PostHog's do.
     */
    public BitSet of(int start, Journey journey) {
        BitSet returns = journey.returns();
        int base = filter.rolling() ? 0 : start;
        if (!filter.rolling() && !filter.brackets().isEmpty()) {
            base = journey.starts().nextSetBit(0);
        }
        BitSet values = new BitSet();
        int reach = base + ends[ends.length - 1];
        for (int i = returns.nextSetBit(base + 1);
                i >= 0 && i <= reach;
                i = returns.nextSetBit(i + 1)) {
            values.set(valueOf(i - base));
        }
        values.set(0);
        if (filter.cumulative()) {
            values.set(0, values.length());
        }
        return values;
    }

    /** What each value is called: {@code Day 3}, or {@code Day 1-4} of a bracket. */
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        String period = filter.period().json();
        for (int i = 0; i < ends.length; i++) {
            int first = i == 0 ? 0 : ends[i - 1] + 1;
            String label = period + " " + first;
            labels.add(first == ends[i] ? label : label + "-" + ends[i]);
        }
        return labels;
    }
}
