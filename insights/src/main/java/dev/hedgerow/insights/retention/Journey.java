package dev.hedgerow.insights.retention;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When actors of one kind started and returned.
 *
 * @param breakdown their value; empty text without
 * @param starts the intervals with a start
 * @param returns the intervals with a return, from the range's first; with windows of 24 hours the
 *     number of windows after the start
 * @param actors how many they are
 * @param amounts what they returned with; null when people are only counted
 */
public record Journey(
        String breakdown, BitSet starts, BitSet returns, long actors, @Nullable Amounts amounts) {

    /**
     * Sums of a property, per interval.
     *
     * @param intervals that the other lists are about, in the same order
     * @param started of the start events
     * @param returned of the return events
     * @param returnedAfter of the return events after the interval's first start
     */
    public record Amounts(
            List<Integer> intervals,
            List<Double> started,
            List<Double> returned,
            List<Double> returnedAfter) {
        public Amounts {
            intervals = List.copyOf(intervals);
            started = List.copyOf(started);
            returned = List.copyOf(returned);
            returnedAfter = List.copyOf(returnedAfter);
        }
    }
}
