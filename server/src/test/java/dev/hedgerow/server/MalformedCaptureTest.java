package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A thousand broken bodies over HTTP, with good ones between them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MalformedCaptureTest {
    private static final int BODIES = 1000;
    private static final int A_NEIGHBOUR_EVERY = 25;
    private static final List<String> PATHS =
            List.of("/capture/", "/e/", "/i/v0/e/", "/batch/", "/track/", "/engage/");
    private static final String BATCH =
            """
            {"api_key":"%s","batch":[{"event":"broken","distinct_id":"größe","timestamp":"2024-06-01T11:00:00Z",
            "properties":{"price":12.5,"list":[1,{"a":null}],"text":"\\u00e9\\"\\\\","$set":{"x":true}}}]}\
            """
                    .formatted(TestServer.TOKEN);

    private static final byte[] BOMB = gzip(new byte[21 * 1024 * 1024]);

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void brokenBodies_areRefusedAndTheirNeighboursStored() {
        Random random = new Random(7);
        int neighbours = 0;
        for (int i = 0; i < BODIES; i++) {
            Answer answer = send(PATHS.get(i % PATHS.size()), broken(i, random));
            assertThat(answer.status())
                    .as("body %d: %s", i, answer.text())
                    .isGreaterThanOrEqualTo(400)
                    .isLessThan(500);
            assertThat(answer.text()).isNotBlank();
            if (i % A_NEIGHBOUR_EVERY == 0) {
                assertThat(send("/batch/", utf8(good(i))).status()).isEqualTo(200);
                neighbours++;
            }
        }
        assertThat(count("good")).isEqualTo(neighbours);
        assertThat(count("broken")).isZero();
    }

    /** Each kind is wrong for sure, whatever the random numbers are. */
    private static byte[] broken(int i, Random random) {
        byte[] batch = utf8(BATCH);
        return switch (i % 10) {
            case 0 -> Arrays.copyOf(batch, 1 + random.nextInt(batch.length - 1));
            case 1 -> Arrays.copyOf(gzip(batch), 3 + random.nextInt(50));
            case 2 -> withByte(batch, random, (byte) 0x80);
            case 3 -> withByte(batch, random, (byte) 0);
            case 4 -> utf8(event("\"properties\":" + wrongType(random)));
            case 5 -> utf8(event("\"distinct_id\":" + List.of("\"\"", "null", "\" \"").get(i % 3)));
            case 6 ->
                    utf8(event("\"properties\":{\"n\":" + "[".repeat(200 + random.nextInt(9000))));
            case 7 -> utf8(event("\"offset\":" + "9".repeat(30 + random.nextInt(900))));
            case 8 -> utf8(event("\"uuid\":\"" + random.nextLong() + "\""));
            default -> i % 100 == 9 ? BOMB : utf8(event("\"timestamp\":" + random.nextInt()));
        };
    }

    private static String event(String last) {
        return "{\"api_key\":\"%s\",\"event\":\"broken\",%s}"
                .formatted(
                        TestServer.TOKEN,
                        last.contains("distinct_id") ? last : "\"distinct_id\":\"ann\"," + last);
    }

    private static String good(int i) {
        return "{\"api_key\":\"%s\",\"batch\":[{\"event\":\"good\",\"distinct_id\":\"bob%d\"}]}"
                .formatted(TestServer.TOKEN, i);
    }

    private static String wrongType(Random random) {
        return List.of("[]", "1", "\"text\"", "true", "[{}]").get(random.nextInt(5));
    }

    private static byte[] withByte(byte[] body, Random random, byte bad) {
        byte[] broken = body.clone();
        int at = random.nextInt(broken.length);
        while (broken[at] < 0) { // Within a character of two bytes, it could be right.
            at = random.nextInt(broken.length);
        }
        broken[at] = bad;
        return broken;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Answer send(String path, byte[] body) {
        return server.send(
                server.request("POST", path, null)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    private long count(String event) {
        Answer answer =
                server.call(
                        "POST",
                        "/api/projects/@current/query/",
                        "{\"query\":{\"kind\":\"HogQLQuery\",\"query\":\"select count() from events where event = '"
                                + event
                                + "'\"}}");
        return answer.json().path("results").path(0).path(0).asLong();
    }
}
