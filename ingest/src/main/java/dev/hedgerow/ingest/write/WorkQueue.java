package dev.hedgerow.ingest.write;

import dev.hedgerow.ingest.validate.ReadyEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the writer, bounded by events and by bytes. Many threads make room, add and hurry,
 * one takes.
 */
final class WorkQueue {

    /** One thing for the writer to do. */
    sealed interface Work permits Events, Change {}

    /**
     * The events of one request.
     *
     * @param position of the request in the journal
     */
    record Events(List<ReadyEvent> events, long bytes, long position) implements Work {}

    /** Something to be run between two batches; it completes its future itself. */
    record Change(Runnable action, CompletableFuture<?> future) implements Work {}

    private final PipelineLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Work> waiting = new ArrayDeque<>();
    private int roomEvents; // Of those that have room, be they added already or not.
    private long roomBytes;
    private int waitingEvents;
    private long waitingBytes;
    private long lastPosition;
    private long takenPosition;
    private long wantedPosition; // Up to where somebody waits.
    private boolean closed;
    private boolean ended;

    WorkQueue(PipelineLimits limits) {
        this.limits = limits;
    }

    /**
     * Makes room for events that are added later.
     *
     * @throws IngestException when too much waits, or the queue is closed
     */
    void reserve(int events, long bytes) {
        lock.lock();
        try {
            if (closed) {
                throw IngestException.stopped();
            }
            if (isFullFor(events, bytes)) {
                throw IngestException.queueFull();
            }
            roomEvents += events;
            roomBytes += bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Whether so much more would be too much. One request alone is never too large to wait. */
    boolean isFullFor(int events, long bytes) {
        lock.lock();
        try {
            return roomEvents > 0
                    && (roomEvents + events > limits.queueEvents()
                            || roomBytes + bytes > limits.queueBytes());
        } finally {
            lock.unlock();
        }
    }

    /** Adds events of an earlier run, which have room whatever the limits say. */
    void addReplayed(Events added) {
        lock.lock();
        try {
            roomEvents += added.events().size();
            roomBytes += added.bytes();
            add(added);
        } finally {
            lock.unlock();
        }
    }

    /** Gives up room that was made. */
    void release(int events, long bytes) {
        lock.lock();
        try {
            roomEvents -= events;
            roomBytes -= bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Adds events that have room; in the order of their positions. */
    void add(Events added) {
        lock.lock();
        try {
            waitingEvents += added.events().size();
            waitingBytes += added.bytes();
            lastPosition = added.position();
            waiting.add(added);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a change.
     *
     * @throws IngestException when the queue is closed
     */
    void add(Change change) {
        lock.lock();
        try {
            if (closed) {
                throw IngestException.stopped();
            }
            waiting.add(change);
            wantedPosition = lastPosition;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for work, then until {@code notBefore}, until a batch is full or somebody is in a
     * hurry, and takes a batch: one change, or the events of some requests. Empty once the queue
     * has ended.
     *
     * @param notBefore in the time of {@link System#nanoTime}
     */
    List<Work> take(long notBefore) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !ended) {
                changed.await();
            }
            long left = notBefore - System.nanoTime();
            while (left > 0 && !closed && takenPosition >= wantedPosition && !isBatchFull()) {
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
            takenPosition = next.position();
        }
        if (batch.isEmpty() && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        waitingEvents -= events;
        waitingBytes -= bytes;
        return batch;
    }

    /** The position of the last events added; the writer pauses no more until it has them. */
    long hurry() {
        lock.lock();
        try {
            if (takenPosition < lastPosition) {
                wantedPosition = lastPosition;
                changed.signal();
            }
            return lastPosition;
        } finally {
            lock.unlock();
        }
    }

    /** How many events are on their way: from where room is made for them until they are stored. */
    int unstoredEvents() {
        lock.lock();
        try {
            return roomEvents;
        } finally {
            lock.unlock();
        }
    }

    /** The changes that wait, once nobody takes them any more. */
    List<Change> changes() {
        lock.lock();
        try {
            return waiting.stream()
                    .filter(Change.class::isInstance)
                    .map(Change.class::cast)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** Makes no more room and takes no more changes; what waits is handed out without pauses. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Says that nothing will be added any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
