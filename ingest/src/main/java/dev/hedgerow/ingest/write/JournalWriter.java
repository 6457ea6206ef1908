package dev.hedgerow.ingest.write;

import dev.hedgerow.ingest.journal.Journal;
import dev.hedgerow.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts requests into the journal, those that came meanwhile together, and hands their events on to
 * be stored; then they are answered. Thread-safe.
 */
final class JournalWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    private final Journal journal;
    private final WorkQueue queue;
    private final Answers answers;
    private final BlockingQueue<Item> waiting = new LinkedBlockingQueue<>();
    private final Thread thread =
            Thread.ofPlatform().name("ingest-journal").daemon(true).unstarted(this::run);

    sealed interface Item permits Request, End {}

    /** A request whose events have room in the queue. */
    record Request(CaptureReader.Read read, Journal.Entry entry, CompletableFuture<Void> future)
            implements Item {}

    record End() implements Item {}

    JournalWriter(Journal journal, WorkQueue queue, Answers answers) {
        this.journal = journal;
        this.queue = queue;
        this.answers = answers;
    }

    void start() {
        thread.start();
    }

    void add(Request request) {
        waiting.add(request);
    }

    private void run() {
        try {
            boolean ended = false;
            while (!ended) {
                List<Item> items = new ArrayList<>();
                items.add(waiting.take());
                waiting.drainTo(items);
                List<Request> requests = new ArrayList<>(items.size());
                for (Item item : items) {
                    switch (item) {
                        case Request request -> requests.add(request);
                        case End _ -> ended = true;
                    }
                }
                write(requests);
            }
        } catch (InterruptedException e) {
            LOG.warn("The journal's writer was interrupted; nothing more will be taken");
            queue.close();
        }
    }

    private void write(List<Request> requests) {
        if (requests.isEmpty()) {
            return;
        }
        try {
            long position = journal.append(requests.stream().map(Request::entry).toList());
            for (Request request : requests) {
                CaptureReader.Read read = request.read();
                queue.add(new WorkQueue.Events(read.events(), read.bytes(), position++));
            }
            requests.forEach(request -> answers.durable(request.future()));
        } catch (StoreException e) {
            LOG.error("{} requests were not taken", requests.size(), e);
            IngestException answer = IngestException.of(e);
            for (Request request : requests) {
                queue.release(request.read().events().size(), request.read().bytes());
                answers.now(() -> request.future().completeExceptionally(answer));
            }
        }
    }

    /** Writes what was added, and ends; nothing may be added any more. */
    @Override
    public void close() {
        waiting.add(new End());
        Threads.join(thread);
    }
}
