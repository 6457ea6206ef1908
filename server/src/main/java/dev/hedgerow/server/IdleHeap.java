package dev.hedgerow.server;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Gives the memory of a burst back to the machine: the collector lets go of empty heap only when it
 * collects all of it, which a server that has nothing to do never needs. Collects once, half a
 * minute after the last work.
 */
final class IdleHeap implements AutoCloseable {
    private static final long SECONDS_BETWEEN_LOOKS = 10;
    private static final int QUIET_LOOKS = 3;

    /** What a server without work allocates between two looks stays far below. */
    private static final long WORK_BYTES = 8L << 20;

    private final LongSupplier allocatedBytes;
    private final Runnable collect;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("idle-heap").daemon(true).factory());
    private long lastAllocated;
    private int quietLooks;
    private boolean worked = true;

    /**
     * @param allocatedBytes bytes allocated since the start
     * @param collect collects the whole heap
     */
    IdleHeap(LongSupplier allocatedBytes, Runnable collect) {
        this.allocatedBytes = allocatedBytes;
        this.collect = collect;
    }

    /**
     * Looks after this JVM's heap.
     *
     * @param trim forgets memory that is kept to be used again
     */
    static IdleHeap start(Runnable trim) {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        IdleHeap started =
                new IdleHeap(
                        threads::getTotalThreadAllocatedBytes,
                        () -> {
                            trim.run();
                            System.gc();
                        });
        var _ =
                started.thread.scheduleWithFixedDelay(
                        started::look,
                        SECONDS_BETWEEN_LOOKS,
                        SECONDS_BETWEEN_LOOKS,
                        TimeUnit.SECONDS);
        return started;
    }

    /** Compares with the last look, and collects when it has been quiet for long enough. */
    void look() {
        long allocated = allocatedBytes.getAsLong();
        boolean quiet = allocated - lastAllocated < WORK_BYTES;
        lastAllocated = allocated;
        if (!quiet) {
            quietLooks = 0;
            worked = true;
        } else if (worked && ++quietLooks == QUIET_LOOKS) {
            worked = false;
            quietLooks = 0;
            collect.run();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
