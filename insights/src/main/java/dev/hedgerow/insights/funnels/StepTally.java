package dev.hedgerow.insights.funnels;

import java.util.stream.Stream;

/** How many actors did each step under one breakdown value, and how long they took. */
final class StepTally {
    private final long[] counts;
    private final Durations[] durations;

    StepTally(int steps) {
        counts = new long[steps];
        durations = Stream.generate(Durations::new).limit(steps).toArray(Durations[]::new);
    }

    /** Counts an attempt. Steps done at the instant of the one before have no duration. */
    void add(Attempt attempt) {
        for (int step = 0; step < attempt.reached(); step++) {
            if (attempt.did(step)) {
                counts[step]++;
                long duration = attempt.duration(step);
                if (duration > 0) {
                    durations[step].add(duration);
                }
            }
        }
    }

    void addAll(StepTally other) {
        for (int step = 0; step < counts.length; step++) {
            counts[step] += other.counts[step];
            durations[step].addAll(other.durations[step]);
        }
    }

    long count(int step) {
        return counts[step];
    }

    Durations durations(int step) {
        return durations[step];
    }

    /** Greater when more actors got to the end, then to the step before it, and so on. */
    static int compare(StepTally left, StepTally right) {
        for (int step = left.counts.length - 1; step >= 0; step--) {
            int order = Long.compare(left.counts[step], right.counts[step]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
