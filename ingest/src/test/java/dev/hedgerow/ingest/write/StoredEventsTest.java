package dev.hedgerow.ingest.write;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.ingest.capture.CaptureException;
import dev.hedgerow.ingest.capture.CaptureInput;
import dev.hedgerow.ingest.capture.Requests;
import dev.hedgerow.ingest.journal.Journal;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.store.duckdb.DuckDbEventStore;
import dev.hedgerow.store.duckdb.DuckDbSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From request to the files: SQLite and DuckDB as a server runs them. */
@Timeout(120)
class StoredEventsTest {

    @TempDir Path folder;

    private MetadataDatabase metadata;
    private DuckDbEventStore store;
    private Journal journal;
    private IngestPipeline pipeline;
    private Ingest ingest;
    private String token;

    @BeforeEach
    void start() {
        metadata = MetadataDatabase.open(folder.resolve("metadata.db"));
        token = TestProjects.create(metadata).apiToken();
        open();
    }

    private void open() {
        store = DuckDbEventStore.open(DuckDbSettings.of(folder.resolve("events.db")), List.of());
        journal = Journal.open(folder.resolve("journal"), store.writer().appliedPosition());
        pipeline =
                IngestPipeline.start(metadata, store.writer(), journal, PipelineLimits.standard());
        ingest = new Ingest(metadata, pipeline);
    }

    @AfterEach
    void stop() {
        close();
        metadata.close();
    }

    private void close() {
        pipeline.close();
        journal.close();
        store.close();
    }

    @Test
    void journey_isStoredWithPersonGroupsAndColumns() throws Exception {
        String journey =
                """
                {"api_key": "%s", "batch": [
                 {"event": "$pageview", "distinct_id": "anon", "timestamp": "2024-05-01T10:00:00.123456Z",
                  "properties": {"$browser": "Chrome", "$session_id": "s1", "$browser_version": 120, "price": 1.50}},
                 {"event": "$identify", "distinct_id": "ann", "timestamp": "2024-05-01T10:01:00Z",
                  "properties": {"$anon_distinct_id": "anon", "$set": {"email": "ann@x.org"}}},
                 {"event": "$groupidentify", "distinct_id": "ann", "timestamp": "2024-05-01T10:02:00Z",
                  "properties": {"$group_type": "company", "$group_key": "acme", "$group_set": {"size": 3}}},
                 {"event": "pay", "distinct_id": "ann", "timestamp": "2024-05-01T10:03:00Z", "uuid": "550e8400-e29b-41d4-a716-446655440000",
                  "properties": {"$groups": {"company": "acme"}, "text": "größe \\"😀\\" 日本"}}]}\
                """
                        .formatted(token);
        send(Requests.post(journey)).get(1, TimeUnit.MINUTES);
        send(Requests.post(journey)).get(1, TimeUnit.MINUTES);

        assertThat(
                        rows(
                                "SELECT event, count(*) FROM events WHERE event = 'pay' GROUP BY ALL",
                                "SELECT count(DISTINCT person_id) FROM events",
                                "SELECT is_identified, properties->>'$.email', created_at FROM persons",
                                "SELECT string_agg(distinct_id, ',' ORDER BY distinct_id) FROM person_distinct_ids",
                                "SELECT type_index, key, properties FROM groups",
                                "SELECT session_id, properties->>'$.\"$browser_version\"' FROM events"
                                        + " WHERE event = '$pageview' LIMIT 1",
                                "SELECT group_0, properties->>'$.text', properties->>'$.\"$group_0\"'"
                                        + " FROM events WHERE event = 'pay'"))
                .containsExactly(
                        "pay|1",
                        "1",
                        "true|ann@x.org|2024-05-01 10:00:00.123456",
                        "ann,anon",
                        "0|acme|{\"size\":3}",
                        "s1|120",
                        "acme|größe \"😀\" 日本|acme");
    }

    @Test
    void laterMerge_movesStoredEvents() throws Exception {
        String off = "{\"$process_person_profile\":false}";
        sendEvent("view", "anon", "2024-05-01T09:00:00Z", off);
        sendEvent("view", "ann", "2024-05-01T09:30:00Z", "{}");
        assertThat(rows("SELECT count(DISTINCT person_id), count(*) FROM events"))
                .containsExactly("2|2");

        sendEvent("$identify", "ann", "2024-05-01T10:00:00Z", "{\"$anon_distinct_id\":\"anon\"}");
        assertThat(
                        rows(
                                "SELECT count(DISTINCT person_id), count(*) FROM events",
                                "SELECT count(*) FROM persons"))
                .containsExactly("1|3", "1");
    }

    @Test
    void killWithinARush_losesNoPersonAndNoMerge() throws Exception {
        sendEvent("view", "anon", "2024-05-01T09:00:00Z", "{}");
        sendEvent("view", "ann", "2024-05-01T09:30:00Z", "{}");
        long before = store.writer().appliedVersion();
        StringBuilder batch = new StringBuilder();
        for (int i = 0; i < 1_200; i++) {
            batch.append(
                    ",{\"event\":\"view\",\"distinct_id\":\"user-%d\",\"timestamp\":\"2024-05-01T10:00:00Z\"}"
                            .formatted(i));
        }
        send(Requests.post(
                        """
                        {"api_key": "%s", "batch": [{"event": "$identify", "distinct_id": "ann",
                          "timestamp": "2024-05-01T10:00:00Z", "properties": {"$anon_distinct_id": "anon"}}%s]}\
                        """
                                .formatted(token, batch)))
                .get(1, TimeUnit.MINUTES);
        pipeline.awaitStored();
        assertThat(store.writer().appliedVersion()).isEqualTo(before); // The store gathers.

        restartFromWhatAKillLeaves();
        assertThat(
                        rows(
                                "SELECT count(*), count(DISTINCT person_id) FROM events",
                                "SELECT count(*) FROM persons",
                                "SELECT count(*) FROM person_distinct_ids"))
                .containsExactly("1203|1201", "1201", "1202");
    }

    @Test
    void propertyWithoutType_isWrittenOnceAndTypedLater() throws Exception {
        sendEvent("view", "ann", "2024-05-01T10:00:00Z", "{\"tags\": [1], \"plan\": null}");
        assertThat(eventProperties()).containsExactly("plan", "tags");

        metadata.writing(handle -> handle.execute("DELETE FROM event_properties"));
        sendEvent("view", "ann", "2024-05-01T10:01:00Z", "{\"tags\": [2], \"plan\": null}");
        assertThat(eventProperties()).isEmpty(); // What was written is known: no SQL.

        sendEvent("view", "ann", "2024-05-01T10:02:00Z", "{\"tags\": [3], \"plan\": \"pro\"}");
        assertThat(
                        metadata.<List<String>>read(handle ->
                                handle.createQuery(
                                                "SELECT name FROM property_definitions WHERE property_type IS NOT NULL AND name <> '$ip'")
                                        .mapTo(String.class)
                                        .list()))
                .containsExactly("plan");
    }

    private List<String> eventProperties() {
        return metadata.<List<String>>read(handle ->
                handle.createQuery(
                                "SELECT property FROM event_properties WHERE property <> '$ip' ORDER BY property")
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void brokenRequests_costTheirNeighboursNothing() throws Exception {
        Random random = new Random(7);
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        int good = 0;
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] body =
                    "{\"event\":\"e%d\",\"distinct_id\":\"u%d\",\"token\":\"%s\",\"timestamp\":\"2024-05-01T09:00:00Z\",\"properties\":{\"n\":[1,{\"x\":\"é\"}]}}"
                            .formatted(i, i % 9, token)
                            .getBytes(StandardCharsets.UTF_8);
            answers.add(send(Requests.post(body.clone())));
            good++;
            try {
                answers.add(send(Requests.post(broken(body, random))));
                good++; // Some mutations hit a value and leave the request whole.
            } catch (CaptureException e) {
                refused++;
            }
        }
        for (CompletableFuture<Void> answer : answers) {
            answer.get(1, TimeUnit.MINUTES);
        }

        assertThat(refused).isGreaterThan(500);
        assertThat(rows("SELECT count(*) FROM events")).containsExactly(String.valueOf(good));
    }

    private static byte[] broken(byte[] body, Random random) {
        byte[] broken = body.clone();
        return switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(broken, 1 + random.nextInt(broken.length - 1));
            case 1 -> {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                yield broken;
            }
            default -> Arrays.copyOf(Requests.gzip(broken), 30 + random.nextInt(20));
        };
    }

    private void sendEvent(String event, String distinctId, String time, String properties)
            throws Exception {
        send(Requests.post(
                        "{\"event\":\"%s\",\"distinct_id\":\"%s\",\"timestamp\":\"%s\",\"token\":\"%s\",\"properties\":%s}"
                                .formatted(event, distinctId, time, token, properties)))
                .get(1, TimeUnit.MINUTES);
        pipeline.awaitStored();
    }

    private CompletableFuture<Void> send(CaptureInput input) {
        return ingest.capture(input);
    }

    /** Goes on with the files as they are while the store is open. */
    private void restartFromWhatAKillLeaves() throws IOException {
        Path left = Files.createDirectory(folder.resolve("left"));
        for (String name : List.of("events.db", "events.db.wal")) {
            Files.copy(folder.resolve(name), left.resolve(name));
        }
        close();
        Files.deleteIfExists(folder.resolve("events.db.wal"));
        for (String name : List.of("events.db", "events.db.wal")) {
            Files.copy(left.resolve(name), folder.resolve(name), REPLACE_EXISTING);
        }
        open();
    }

    /** Reads the file itself: the store is closed meanwhile, as by a restart. */
    private List<String> rows(String... queries) throws SQLException {
        close();
        List<String> rows = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("events.db"));
                Statement statement = connection.createStatement()) {
            for (String sql : queries) {
                rows.addAll(rows(statement, sql));
            }
        }
        open();
        return rows;
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }
}
