package dev.hedgerow.benchmarks.ingest;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Wall clock and processor time of this process since it was made. The latter says more on a
 * machine that does other things, too.
 */
final class Stopwatch {

    private final long beganNanos = System.nanoTime();
    private final long beganProcessorNanos = processorNanos();

    /** What so many events took until now. */
    Speed of(int events) {
        return new Speed(
                events / ((System.nanoTime() - beganNanos) / 1e9),
                (processorNanos() - beganProcessorNanos) / 1e3 / events);
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /**
     * @param rate events per second
     * @param processorMicros microseconds of processor time per event, of all threads
     */
    record Speed(double rate, double processorMicros) {}
}
