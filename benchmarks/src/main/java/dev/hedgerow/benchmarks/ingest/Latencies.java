package dev.hedgerow.benchmarks.ingest;

import java.util.Arrays;

/** Times of requests in nanoseconds, from several threads. */
final class Latencies {
    private long[] nanos = new long[1024];
    private int count;

    synchronized void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = time;
    }

    synchronized int count() {
        return count;
    }

    /**
     * The time in milliseconds that a share of the requests did not exceed; 1 gives the worst. 0
     * without requests.
     */
    synchronized double millis(double share) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int index = (int) Math.ceil(share * count) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }
}
