package dev.hedgerow.insights.funnels;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Durations in microseconds, with their mean and median in seconds. */
final class Durations {
    private static final double MICROS_PER_SECOND = 1e6;

    private long[] values = {};
    private int size;

    void add(long micros) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(8, 2 * size));
        }
        values[size++] = micros;
    }

    void addAll(Durations other) {
        for (int i = 0; i < other.size; i++) {
            add(other.values[i]);
        }
    }

    int size() {
        return size;
    }

    double seconds(int index) {
        return values[index] / MICROS_PER_SECOND;
    }

    OptionalDouble mean() {
        return Arrays.stream(values, 0, size).mapToDouble(v -> v / MICROS_PER_SECOND).average();
    }

    /** The middle one, or the mean of the two in the middle. */
    OptionalDouble median() {
        if (size == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(values, 0, size);
        long low = values[(size - 1) / 2];
        long high = values[size / 2];
        return OptionalDouble.of((low + (high - low) / 2.0) / MICROS_PER_SECOND);
    }
}
