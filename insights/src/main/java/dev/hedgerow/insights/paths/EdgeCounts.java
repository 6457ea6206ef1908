package dev.hedgerow.insights.paths;

import dev.hedgerow.insights.sequence.ActorRows;
import dev.hedgerow.insights.sequence.PairIndex;
import java.util.Arrays;

/** How often each edge was gone, and how long it took. No object per edge. One thread only. */
final class EdgeCounts implements PathsAnswer.Sink {
    private static final int FIRST_CAPACITY = 1 << 10;

    private final PairIndex edges = new PairIndex();
    private long[] counts = new long[FIRST_CAPACITY];
    private long[] micros = new long[FIRST_CAPACITY];

    @Override
    public void take(ActorRows actor, Path path) {
        for (int step = 1; step < path.size(); step++) {
            add(step, path.item(step - 1), path.item(step), path.time(step) - path.time(step - 1));
        }
    }

    void addAll(EdgeCounts other) {
        for (int edge = 0; edge < other.size(); edge++) {
            add(
                    other.edges.first(edge),
                    other.edges.second(edge),
                    other.counts[edge],
                    other.micros[edge]);
        }
    }

    private void add(int sourceStep, int source, int target, long time) {
        add((long) sourceStep << Integer.SIZE | source, target, 1, time);
    }

    private void add(long source, long target, long count, long time) {
        int edge = edges.of(source, target);
        if (edge == counts.length) {
            counts = Arrays.copyOf(counts, 2 * edge);
            micros = Arrays.copyOf(micros, 2 * edge);
        }
        counts[edge] += count;
        micros[edge] += time;
    }

    int size() {
        return edges.size();
    }

    /** The step that an edge leaves, from 1. */
    int sourceStep(int edge) {
        return (int) (edges.first(edge) >>> Integer.SIZE);
    }

    int source(int edge) {
        return (int) edges.first(edge);
    }

    int target(int edge) {
        return (int) edges.second(edge);
    }

    long count(int edge) {
        return counts[edge];
    }

    /** How long it took on average. */
    double meanMillis(int edge) {
        return (double) micros[edge] / counts[edge] / 1000;
    }
}
