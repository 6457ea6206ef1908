package dev.hedgerow.server.demo;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends a story to a server's {@code /batch/}, as an SDK that imports history would: in order of
 * time, a batch after the other, the next one being written while the last is under way.
 */
public final class DemoLoader implements AutoCloseable {
    private static final int EVENTS_PER_BATCH = 1000;
    private static final int ATTEMPTS = 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI batchUrl;
    private final String token;
    private final Progress progress;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream(1 << 21);
    private int inBatch;
    private int sent;
    private @Nullable CompletableFuture<HttpResponse<String>> underWay;

    /** Told after each batch how far the story has come. */
    public interface Progress {
        /**
         * Called from the loading thread.
         *
         * @param last the latest event that was handed over
         * @param events how many were so far
         */
        void toldUntil(DemoEvent last, int events);
    }

    public DemoLoader(URI server, String token, Progress progress) {
        this.batchUrl = server.resolve("/batch/");
        this.token = token;
        this.progress = progress;
    }

    /**
     * Returns the number of events when the server has taken all of them.
     *
     * @throws DemoException when it refuses a batch or goes away
     */
    public int load(DemoStory story) {
        story.tell(this::add);
        flush();
        awaitLast();
        return sent;
    }

    private void add(DemoEvent event) {
        write(inBatch == 0 ? "{\"historical_migration\":true,\"batch\":[" : ",");
        write(event.json().toString());
        inBatch++;
        sent++;
        if (inBatch == EVENTS_PER_BATCH) {
            flush();
            progress.toldUntil(event, sent);
        }
    }

    private void flush() {
        if (inBatch == 0) {
            return;
        }
        write("],\"api_key\":\"" + token + "\"}");
        HttpRequest batch =
                HttpRequest.newBuilder(batchUrl)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(open.toByteArray()))
                        .build();
        open.reset();
        inBatch = 0;
        awaitLast();
        underWay = http.sendAsync(batch, BodyHandlers.ofString());
    }

    /** A server with a full queue says 503: the batch is sent again a second later. */
    private void awaitLast() {
        if (underWay == null) {
            return;
        }
        HttpResponse<String> answer = answer(underWay);
        for (int attempt = 1; answer.statusCode() == 503 && attempt < ATTEMPTS; attempt++) {
            LockSupport.parkNanos(1_000_000_000L);
            answer = answer(http.sendAsync(answer.request(), BodyHandlers.ofString()));
        }
        if (answer.statusCode() != 200) {
            throw DemoException.refused(answer.statusCode(), answer.body());
        }
        underWay = null;
    }

    private static HttpResponse<String> answer(CompletableFuture<HttpResponse<String>> pending) {
        try {
            return pending.join();
        } catch (CompletionException e) {
            throw DemoException.unreachable(e);
        }
    }

    private void write(String text) {
        open.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
