package dev.hedgerow.server;

import dev.hedgerow.metadata.bootstrap.FirstStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a new server quick before anybody asks it. Java compiles what it runs while it runs, so the
 * first hundreds of requests take several times as long as later ones; here they go to a second
 * server in the same process, with a folder and a key of its own, both of which end with it.
 * Nothing of it reaches the data, the kept answers or the figures of the real one, which it lets go
 * first.
 */
final class WarmUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final JsonMapper JSON = new JsonMapper();

    /** Every thread that the second server starts is in the group of the one that starts it. */
    private static final ThreadGroup THREADS = new ThreadGroup("warm-up");

    private static final String REQUESTS = "warm-up.json";
    private static final String FOLDER = "warm-up";

    private static final int EVENTS_PER_BATCH = 50;
    private static final int PEOPLE = 7;
    private static final int QUERY_MEMORY_MB = 64;
    private static final int QUERIES_AT_ONCE = 1;

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** How long the real server must have taken no work. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Config config;
    private final int rounds;
    private final BooleanSupplier isBusy;
    private final LongSupplier taken;
    private final Thread thread;
    private long takenBefore;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * One that has not begun.
     *
     * @param real the settings of the real server, whose folder holds the other's for that time
     * @param isBusy whether the real server has work
     * @param taken how much work it has taken since its start
     */
    WarmUp(Config real, BooleanSupplier isBusy, LongSupplier taken) {
        this.config =
                new Config(
                        Config.Address.local(0),
                        real.data().resolve(FOLDER),
                        false,
                        0,
                        QUERY_MEMORY_MB,
                        real.queryThreads(),
                        QUERIES_AT_ONCE,
                        real.queryTimeout(),
                        Config.Bootstrap.NONE,
                        null);
        this.rounds = real.warmUpRounds();
        this.isBusy = isBusy;
        this.taken = taken;
        this.thread = thread(this::run);
    }

    /** A thread of the second server, not started. */
    static Thread thread(Runnable work) {
        return Thread.ofPlatform().group(THREADS).name("warm-up").daemon(true).unstarted(work);
    }

    /** Whether the thread works for the second server. */
    static boolean isOfItsServer(Thread thread) {
        return THREADS.equals(thread.getThreadGroup());
    }

    /** Begins in the background. */
    void start() {
        thread.start();
    }

    private void run() {
        try {
            long began = System.nanoTime();
            exercise(rounds);
            // The heap lets go of the second server only when all of it is collected.
            System.gc();
            LOG.info("Warm after {} ms", (System.nanoTime() - began) / NANOS_PER_MILLI);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Could not warm up, so the first requests will take longer", e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has a second server answer every request so many times. Ends early when this is closed. */
    void exercise(int rounds) throws IOException, InterruptedException {
        delete(config.data()); // What a killed server left.
        try (RunningServer server = Wiring.start(config, Clock.systemUTC())) {
            FirstStart.Made made = server.firstStart().orElseThrow();
            JsonNode requests = requests();
            Post capture = new Post(server.url() + "/batch/", "");
            Post query =
                    new Post(
                            server.url() + "/api/projects/@current/query/",
                            "Bearer " + made.apiKey());
            byte[] batch = batch(requests.get("events"), made.project().apiToken());
            for (int round = 0; round < rounds; round++) {
                capture.send(batch);
                for (JsonNode node : requests.get("queries")) {
                    if (isClosedOnceOthersRest()) {
                        return;
                    }
                    query.send(question(node));
                }
            }
        } finally {
            delete(config.data());
        }
    }

    private boolean isClosedOnceOthersRest() throws InterruptedException {
        while (isBusy.getAsBoolean() || taken.getAsLong() != takenBefore) {
            takenBefore = taken.getAsLong();
            if (closed.await(QUIET.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return closed.getCount() == 0;
    }

    private static JsonNode requests() throws IOException {
        try (InputStream in = WarmUp.class.getResourceAsStream(REQUESTS)) {
            return JSON.readTree(in);
        }
    }

    private static byte[] batch(JsonNode events, String token) {
        ObjectNode body = JSON.createObjectNode().put("token", token);
        ArrayNode batch = body.putArray("batch");
        for (int i = 0; i < EVENTS_PER_BATCH; i++) {
            ObjectNode event = (ObjectNode) events.get(i % events.size()).deepCopy();
            batch.add(event.put("distinct_id", "person-" + i % PEOPLE));
        }
        return JSON.writeValueAsBytes(body);
    }

    private static byte[] question(JsonNode query) {
        ObjectNode body = JSON.createObjectNode().put("refresh", "force_blocking");
        return JSON.writeValueAsBytes(body.set("query", query));
    }

    /** Requests of one kind. */
    private record Post(String url, String authorization) {
        void send(byte[] body) throws IOException {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("Authorization", authorization);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            try (InputStream in = connection.getInputStream()) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> paths;
            try (Stream<Path> all = Files.walk(folder)) {
                paths = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : paths) {
                Files.delete(path);
            }
        }
    }

    /** Ends it, and waits for that. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
