package dev.hedgerow.insights.retention;

import dev.hedgerow.insights.activity.ActivityBits;
import dev.hedgerow.insights.query.RetentionQuery;
import dev.hedgerow.insights.query.RetentionQuery.RetentionFilter;
import dev.hedgerow.insights.retention.Journey.Amounts;
import dev.hedgerow.store.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a part. */
public final class JourneyReader {
    private static final int VALUE = 0;
    private static final int START = 1;
    private static final int RETURNS = 2;
    private static final int ACTORS = 3;
    private static final int ACTOR = 4;
    private static final int INTERVALS = 5;
    private static final int STARTED = 6;
    private static final int RETURNED = 7;
    private static final int RETURNED_AFTER = 8;

    private final boolean startsOnce;
    private final boolean hasAmounts;
    private final @Nullable String breakdown;

    public JourneyReader(RetentionFilter filter, RetentionPlan.Part part) {
        this.startsOnce = filter.rolling() || filter.type() != RetentionQuery.Type.RECURRING;
        this.hasAmounts = Journeys.hasAmounts(filter);
        this.breakdown = part.breakdown();
    }

    public Journey read(Row row) {
        return new Journey(
                breakdown == null ? text(row, VALUE) : breakdown,
                starts(row),
                ActivityBits.read(row.valueAt(RETURNS)),
                row.longAt(ACTORS),
                hasAmounts ? amounts(row) : null);
    }

    /** Whose row it is, in plans of people. */
    public String actor(Row row) {
        return text(row, ACTOR);
    }

    private BitSet starts(Row row) {
        if (!startsOnce) {
            return ActivityBits.read(row.valueAt(START));
        }
        BitSet starts = new BitSet();
        starts.set((int) row.longAt(START));
        return starts;
    }

    private static Amounts amounts(Row row) {
        List<Integer> intervals = new ArrayList<>();
        for (Double interval : numbers(row.valueAt(INTERVALS))) {
            intervals.add(interval.intValue());
        }
        return new Amounts(
                intervals,
                numbers(row.valueAt(STARTED)),
                numbers(row.valueAt(RETURNED)),
                numbers(row.valueAt(RETURNED_AFTER)));
    }

    private static List<Double> numbers(@Nullable Object value) {
        List<Double> numbers = new ArrayList<>();
        if (value instanceof List<?> items) {
            for (Object item : items) {
                numbers.add(item instanceof Number number ? number.doubleValue() : 0.0);
            }
        }
        return numbers;
    }

    private static String text(Row row, int column) {
        String text = row.stringAt(column);
        return text == null ? "" : text;
    }
}
