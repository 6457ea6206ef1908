package dev.hedgerow.ingest.write;

import dev.hedgerow.ingest.journal.Journal;
import dev.hedgerow.ingest.validate.ReadyEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes batches from the queue and stores them, one after the other.
 *
 * <p>A batch is committed at once when nothing was committed lately, so that a lone event does not
 * wait; under load the writer pauses between commits up to four times as long as the last one took,
 * and never longer than the limits say, unless somebody waits for what is in the queue.
 *
 * <p>A batch that fails is tried again in halves, until only the request at fault fails, which is
 * set aside. When nothing at all can be stored, as on a full disk, the writer tries again until it
 * can, or until it is told to stop; the journal then has the events for the next start.
 */
final class StoreWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);

    private static final int PAUSE_PER_COMMIT_TIME = 4;
    private static final Duration RETRY = Duration.ofMillis(500);

    private final BatchCommitter committer;
    private final Journal journal;
    private final WorkQueue queue;
    private final Answers answers;
    private final PipelineLimits limits;
    private final Thread thread =
            Thread.ofPlatform().name("ingest-writer").daemon(true).unstarted(this::run);
    private final CountDownLatch stopping = new CountDownLatch(1);

    private final LongAdder events = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final LongAdder failedRequests = new LongAdder();
    private volatile long lastCommitNanos;
    private volatile @Nullable IngestException failure;

    // Guarded by this.
    private long applied;
    private boolean ended;

    StoreWriter(
            BatchCommitter committer,
            Journal journal,
            WorkQueue queue,
            Answers answers,
            PipelineLimits limits) {
        this.committer = committer;
        this.journal = journal;
        this.queue = queue;
        this.answers = answers;
        this.limits = limits;
        this.applied = committer.appliedPosition();
    }

    void start() {
        thread.start();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /** Why nothing can be stored at present; null when all is well. */
    @Nullable IngestException failure() {
        return failure;
    }

    /** What was done since the start. */
    IngestStats stats(long rejectedRequests) {
        return new IngestStats(
                events.sum(),
                commits.sum(),
                failedRequests.sum(),
                rejectedRequests,
                queue.unstoredEvents(),
                lastCommitNanos / 1e6);
    }

    /**
     * Waits until the store has everything up to the position; not longer than that time, not while
     * nothing can be stored.
     */
    synchronized void await(long position, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            while (applied < position && !ended && failure == null) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    LOG.warn("A reader waited {} for the store and goes on without", most);
                    return;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long notBefore = System.nanoTime();
        try {
            List<WorkQueue.Work> batch = queue.take(notBefore);
            while (!batch.isEmpty()) {
                long start = System.nanoTime();
                perform(batch);
                long took = System.nanoTime() - start;
                lastCommitNanos = took;
                notBefore =
                        start
                                + Math.min(
                                        limits.commitInterval().toNanos(),
                                        took * PAUSE_PER_COMMIT_TIME);
                batch = queue.take(notBefore);
            }
        } catch (InterruptedException e) {
            LOG.warn("The writer of events was interrupted; the next start stores what waits");
            queue.close();
        } finally {
            end();
        }
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private void perform(List<WorkQueue.Work> batch) throws InterruptedException {
        List<WorkQueue.Events> requests = new ArrayList<>(batch.size());
        for (WorkQueue.Work work : batch) {
            switch (work) {
                case WorkQueue.Events request -> requests.add(request);
                case WorkQueue.Change change -> perform(change);
            }
        }
        if (!requests.isEmpty()) {
            storePatiently(requests);
        }
    }

    private void perform(WorkQueue.Change change) {
        try {
            change.action().run();
        } catch (Throwable e) { // Whatever it is must not end the writer.
            answers.now(() -> change.future().completeExceptionally(e));
        }
    }

    private void storePatiently(List<WorkQueue.Events> requests) throws InterruptedException {
        long start = System.nanoTime();
        int count = 0;
        long bytes = 0;
        for (WorkQueue.Events request : requests) {
            count += request.events().size();
            bytes += request.bytes();
        }
        while (!store(requests)) {
            if (stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("stopped while nothing could be stored");
            }
        }
        queue.release(count, bytes);
        answers.note(System.nanoTime() - start, count);
        long position = requests.getLast().position();
        journal.applied(position);
        synchronized (this) {
            applied = position;
            notifyAll();
        }
    }

    /** Stores what of the requests is not stored yet; false when nothing can be stored now. */
    private boolean store(List<WorkQueue.Events> requests) {
        long stored = committer.appliedPosition();
        try {
            storeOrSetAside(
                    requests.stream().filter(request -> request.position() > stored).toList());
            failure = null;
            return true;
        } catch (Throwable e) { // Whatever it is must not end the writer.
            if (failure == null) {
                LOG.error("Events cannot be stored; they wait in the journal", e);
            }
            synchronized (this) {
                failure = IngestException.of(e);
                notifyAll();
            }
            return false;
        }
    }

    private void storeOrSetAside(List<WorkQueue.Events> requests) {
        if (requests.isEmpty()) {
            return;
        }
        List<ReadyEvent> all = new ArrayList<>();
        requests.forEach(request -> all.addAll(request.events()));
        try {
            committer.commit(all, requests.getLast().position());
            events.add(all.size());
            commits.increment();
        } catch (Throwable e) { // Whatever it is must not end the writer.
            if (IngestException.isStorage(e)) {
                throw e;
            }
            if (requests.size() > 1) {
                LOG.warn("a batch of {} requests failed, trying its halves", requests.size(), e);
                int half = requests.size() / 2;
                storeOrSetAside(requests.subList(0, half));
                storeOrSetAside(requests.subList(half, requests.size()));
            } else {
                setAside(requests.getFirst(), e);
            }
        }
    }

    private void setAside(WorkQueue.Events request, Throwable failed) {
        LOG.error("{} events were not stored", request.events().size(), failed);
        journal.setAside(request.position());
        committer.commit(List.of(), request.position());
        failedRequests.increment();
    }

    /** Stores what waits unless nothing can be stored, and ends. */
    @Override
    public void close() {
        queue.end();
        stopping.countDown();
        Threads.join(thread);
        for (WorkQueue.Change change : queue.changes()) {
            answers.now(() -> change.future().completeExceptionally(IngestException.stopped()));
        }
    }
}
