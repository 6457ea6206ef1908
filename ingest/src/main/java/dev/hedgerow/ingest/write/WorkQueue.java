package dev.hedgerow.ingest.write;

import dev.hedgerow.ingest.validate.ReadyEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the writer, bounded by events and by bytes. Requests add from many threads, one
 * thread takes.
 */
final class WorkQueue {

    /** One thing for the writer to do. */
    sealed interface Work permits Events, Change {
        /** Completes when it is done. */
        CompletableFuture<?> future();
    }

    /** The events of one request. */
    record Events(List<ReadyEvent> events, long bytes, CompletableFuture<Void> future)
            implements Work {}

    /** Something to be run between two batches; it completes its future itself. */
    record Change(Runnable action, CompletableFuture<?> future) implements Work {}

    private final PipelineLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Work> waiting = new ArrayDeque<>();
    private int waitingEvents;
    private long waitingBytes;
    private boolean closed;

    WorkQueue(PipelineLimits limits) {
        this.limits = limits;
    }

    /**
     * Adds work.
     *
     * @throws IngestException when too much waits, or the queue is closed
     */
    void add(Work work) {
        lock.lock();
        try {
            if (closed) {
                throw IngestException.stopped();
            }
            if (work instanceof Events added) {
                int events = added.events().size();
                boolean full =
                        waitingEvents + events > limits.queueEvents()
                                || waitingBytes + added.bytes() > limits.queueBytes();
                if (full && waitingEvents > 0) { // One request alone is never too large to wait.
                    throw IngestException.queueFull();
                }
                waitingEvents += events;
                waitingBytes += added.bytes();
            }
            waiting.add(work);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for work, then until {@code notBefore} or until a batch is full, and takes a batch: one
     * change, or the events of some requests. Empty once the queue is closed and drained.
     *
     * @param notBefore in the time of {@link System#nanoTime}
     */
    List<Work> take(long notBefore) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            long left = notBefore - System.nanoTime();
            while (left > 0 && !closed && !isBatchFull()) {
                left = changed.awaitNanos(left);
            }
            return drain();
        } finally {
            lock.unlock();
        }
    }

    private boolean isBatchFull() {
        return waitingEvents >= limits.batchEvents()
                || waitingBytes >= limits.batchBytes()
                || waiting.peek() instanceof Change;
    }

    private List<Work> drain() {
        List<Work> batch = new ArrayList<>();
        int events = 0;
        long bytes = 0;
        while (waiting.peek() instanceof Events next
                && (batch.isEmpty()
                        || (events + next.events().size() <= limits.batchEvents()
                                && bytes + next.bytes() <= limits.batchBytes()))) {
            waiting.remove();
            batch.add(next);
            events += next.events().size();
            bytes += next.bytes();
        }
        if (batch.isEmpty() && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        waitingEvents -= events;
        waitingBytes -= bytes;
        return batch;
    }

    int waitingEvents() {
        lock.lock();
        try {
            return waitingEvents;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more work; what waits is still handed out, without pauses. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
