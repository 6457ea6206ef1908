package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Attempts to get out of a query: to files, settings, the engine's catalog, the metadata and other
 * projects. The attempts are in sandbox.txt, one a line.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SandboxTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "the-other-projects-secret";

    /** How many damaged queries are sent; -Dhedgerow.fuzz=10000 for the long run. */
    private static final int DAMAGED = Integer.getInteger("hedgerow.fuzz", 150);

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        Answer other =
                server.call(
                        "POST", "/api/organizations/@current/projects/", "{\"name\":\"Other\"}");
        assertThat(other.status()).isEqualTo(201);
        capture(other.json().get("api_token").asString(), SECRET);
        capture(TestServer.TOKEN, "mine");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void capture(String token, String event) {
        Answer answer =
                server.anonymous(
                        "POST",
                        "/batch/",
                        JSON.writeValueAsString(
                                Map.of(
                                        "api_key",
                                        token,
                                        "batch",
                                        List.of(
                                                Map.of(
                                                        "event",
                                                        event,
                                                        "distinct_id",
                                                        event,
                                                        "properties",
                                                        Map.of("$set", Map.of("email", event)))))));
        assertThat(answer.status()).isEqualTo(200);
    }

    private Answer ask(String sql) {
        return server.call(
                "POST",
                "/api/projects/@current/query/",
                JSON.writeValueAsString(
                        Map.of("query", Map.of("kind", "HogQLQuery", "query", sql))));
    }

    @Test
    void attempts_areRefusedOrSeeNothing() throws IOException {
        List<String> escaped = new ArrayList<>();
        int attempts = 0;
        for (String line : lines()) {
            boolean mayAnswer = line.startsWith("~ ");
            Answer answer = ask(mayAnswer ? line.substring(2) : line);
            boolean refused = answer.status() >= 400 && answer.status() < 500;
            boolean harmless =
                    answer.status() == 200
                            && mayAnswer
                            && !results(answer).contains(SECRET)
                            && !results(answer).contains("root:");
            if (!refused && !harmless) {
                escaped.add(line + "\n    " + answer.status() + " " + answer.text());
            }
            attempts++;
        }
        assertThat(escaped).isEmpty();
        assertThat(attempts).isGreaterThanOrEqualTo(200);
        assertThat(results(ask("select event from events"))).isEqualTo("[[\"mine\"]]");
    }

    /** Damaged queries never make the server fail, and it goes on answering. */
    @Test
    void damagedQueries_areAnswered() throws IOException {
        List<String> seeds = lines();
        Random random = new Random(20260101);
        for (int i = 0; i < DAMAGED; i++) {
            String sql = damaged(seeds.get(random.nextInt(seeds.size())), random);
            assertThat(ask(sql).status()).as(sql).isLessThan(500);
        }
        assertThat(ask("select 1").status()).isEqualTo(200);
    }

    private static String damaged(String sql, Random random) {
        StringBuilder text = new StringBuilder(sql);
        String pieces = "()[]{}'`\"\\,.;:?%$@*<>=!~|&^-+/0x9 \n\t\u0000\u2028é";
        for (int i = 1 + random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            int place = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(place);
                case 1 -> text.insert(place, pieces.charAt(random.nextInt(pieces.length())));
                case 2 -> text.insert(place, text.substring(place / 2, place));
                default -> text.setLength(place);
            }
        }
        return text.toString();
    }

    private static String results(Answer answer) {
        return String.valueOf(answer.json().get("results"));
    }

    private static List<String> lines() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SandboxTest.class.getResourceAsStream("/sandbox.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
