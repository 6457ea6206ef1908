package dev.hedgerow.insights.advice;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An answer split by the values of a property.
 *
 * @param explained which share of the variance between all numbers lies between the segments rather
 *     than inside them (omega squared, 0 to 1)
 * @param segments the largest first
 */
record Split(String property, double explained, List<Segment> segments) {

    /** One value and its numbers over time. */
    @SuppressWarnings("ArrayRecordComponent") // read by index, never compared
    record Segment(String value, double[] data) {
        double sum() {
            return Arrays.stream(data).sum();
        }
    }

    Split {
        segments =
                segments.stream()
                        .sorted(
                                Comparator.comparingDouble(Segment::sum)
                                        .reversed()
                                        .thenComparing(Segment::value))
                        .toList();
    }

    double sum() {
        return segments.stream().mapToDouble(Segment::sum).sum();
    }
}
