package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One insight, two hundred calls at once, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InsightConcurrencyTest {
    private static final String ALL = "/api/projects/@current/insights/";
    private static final int AT_ONCE = 200;

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String insight(String sql) {
        String query = "{\"kind\":\"HogQLQuery\",\"query\":\"" + sql + "\"}";
        Answer made =
                server.call(
                        "POST",
                        ALL,
                        "{\"name\":\"Start\",\"query\":{\"kind\":\"DataVisualizationNode\",\"source\":"
                                + query
                                + "}}");
        return ALL + made.json().get("id").asString() + "/";
    }

    private static List<Answer> atOnce(IntFunction<Answer> call)
            throws InterruptedException, ExecutionException {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            int number = i;
            calls.add(() -> call.apply(number));
        }
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    @Test
    void patches_areSerial_soThatNoneIsLost() throws Exception {
        String path = insight("select 1");

        List<Answer> answers =
                atOnce(i -> {
                    String field = i % 2 == 0 ? "name" : "description";
                    String body = "{\"" + field + "\":\"" + field + " " + i + "\"}";
                    return server.call("PATCH", path, body);
                });

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        JsonNode log = server.call("GET", path + "activity/?limit=500", null).json();
        assertThat(log.get("total_count").asInt()).isEqualTo(AT_ONCE + 1);
        Map<String, String> last = new HashMap<>();
        List<JsonNode> entries = new ArrayList<>();
        log.get("results").forEach(entries::addFirst);
        for (JsonNode entry : entries) {
            for (JsonNode change : entry.at("/detail/changes")) {
                String field = change.get("field").asString();
                String before = change.path("before").asString("");
                assertThat(before).isEqualTo(last.getOrDefault(field, before));
                last.put(field, change.path("after").asString(""));
            }
        }
        JsonNode now = server.call("GET", path, null).json();
        assertThat(now.get("name").asString()).isEqualTo(last.get("name"));
        assertThat(now.get("description").asString()).isEqualTo(last.get("description"));
    }

    @Test
    void refreshes_waitForOneCalculation() throws Exception {
        String path = insight("select count() from numbers(300000)");

        List<Answer> answers = atOnce(_ -> server.call("GET", path + "?refresh=blocking", null));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        Set<String> calculations = new HashSet<>();
        answers.forEach(answer -> calculations.add(answer.json().get("last_refresh").asString()));
        assertThat(calculations).hasSize(1);
    }

    @Test
    void patchesRefreshesAndCancels_mixed_neverFail() throws Exception {
        String path = insight("select 2");

        List<Answer> answers =
                atOnce(i ->
                        switch (i % 4) {
                            case 0 -> server.call("PATCH", path, "{\"favorited\":true}");
                            case 1 -> server.call("GET", path + "?refresh=force_async", null);
                            case 2 -> server.call("GET", path + "?refresh=async", null);
                            default ->
                                    server.call(
                                            "POST",
                                            ALL + "cancel/",
                                            "{\"client_query_id\":\"q" + i + "\"}");
                        });

        assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
    }
}
