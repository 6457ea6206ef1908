package dev.hedgerow.metadata.queries;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compresses and writes answers behind those who wait for them, those of half a second together: an
 * answer can be calculated again, so nobody needs to wait until it is durable. What is not written
 * yet is found here. When too much waits, whoever brings more writes it. Thread-safe.
 */
final class QueryResultWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueryResultWriter.class);
    private static final long MOST_CHARACTERS_WAITING = 16L * 1024 * 1024;

    /** So that the answers of a whole dashboard are one commit, after the last has been sent. */
    private static final long DELAY_MILLIS = 500;

    /** The name of an answer. */
    record Id(long projectId, String cacheKey) {}

    /**
     * An answer to be kept.
     *
     * @param epoch of the project's data when the calculation began
     */
    record Unwritten(QueryResult result, long epoch) {}

    private final MetadataDatabase database;
    private final long mostBytes;
    private final Map<Id, Unwritten> waiting = new ConcurrentHashMap<>();
    private final AtomicLong characters = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("answer-writer").daemon(true).factory());

    /**
     * @param mostBytes an answer that is larger, compressed, is not kept
     */
    QueryResultWriter(MetadataDatabase database, long mostBytes) {
        this.database = database;
        this.mostBytes = mostBytes;
    }

    Optional<Unwritten> find(Id id) {
        return Optional.ofNullable(waiting.get(id));
    }

    /** Has an answer written in place of an older one of the same name. */
    void add(Id id, Unwritten answer) {
        Unwritten older = waiting.put(id, answer);
        long all = characters.addAndGet(length(answer) - (older == null ? 0 : length(older)));
        if (all > MOST_CHARACTERS_WAITING) {
            writeAll();
        } else if (!scheduled.getAndSet(true)) {
            schedule();
        }
    }

    private void schedule() {
        try {
            Future<?> _ =
                    thread.schedule(
                            () -> {
                                scheduled.set(false);
                                writeAll();
                            },
                            DELAY_MILLIS,
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            writeAll();
        }
    }

    /** Writes what waits now; an answer that cannot be written, on a full disk say, is let go. */
    synchronized void writeAll() {
        Map<Id, Unwritten> now = Map.copyOf(waiting);
        try {
            write(now);
        } catch (MetadataException unkept) {
            LOG.warn("cannot keep {} answers", now.size(), unkept);
        } finally {
            // Only now, so that everybody finds an answer here or in the table.
            now.forEach((id, answer) -> {
                if (waiting.remove(id, answer)) {
                    characters.addAndGet(-length(answer));
                }
            });
        }
    }

    private void write(Map<Id, Unwritten> answers) {
        List<QueryResultDao.Row> rows = new ArrayList<>();
        answers.forEach((id, answer) -> rows.add(row(id, answer.result())));
        rows.removeIf(row -> row.sizeBytes() > mostBytes);
        if (rows.isEmpty()) {
            return;
        }
        database.writing(handle -> {
            QueryResultDao dao = handle.attach(QueryResultDao.class);
            for (QueryResultDao.Row row : rows) {
                Unwritten answer = answers.get(new Id(row.projectId(), row.cacheKey()));
                if (answer != null && dao.epoch(row.projectId()) == answer.epoch()) {
                    dao.upsert(row);
                }
            }
        });
    }

    private static QueryResultDao.Row row(Id id, QueryResult result) {
        byte[] body = compress(result.body());
        return new QueryResultDao.Row(
                id.projectId(),
                id.cacheKey(),
                body,
                body.length,
                result.calculatedAt(),
                result.staleAt(),
                result.lazilyStaleAt());
    }

    private static byte[] compress(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException exception) {
            throw MetadataException.internal("memory cannot be written to", exception);
        }
        return bytes.toByteArray();
    }

    private static int length(Unwritten answer) {
        return answer.result().body().length();
    }

    /** Writes what still waits. */
    @Override
    public void close() {
        thread.shutdown();
        writeAll();
    }
}
