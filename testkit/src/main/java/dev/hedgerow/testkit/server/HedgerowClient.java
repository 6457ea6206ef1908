package dev.hedgerow.testkit.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to a server as an application does: sends events with the project's token, asks queries
 * with the personal API key.
 */
public final class HedgerowClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI server;
    private final String apiKey;

    /** A client of a server started by {@link ServerProcess}. */
    public HedgerowClient(URI server) {
        this(server, ServerProcess.API_KEY);
    }

    public HedgerowClient(URI server, String apiKey) {
        this.server = server;
        this.apiKey = apiKey;
    }

    /** Whether the server can take events. */
    public boolean isHealthy() {
        try {
            return send(request("/_health").GET().build()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the server said to a capture request. */
    public record Answer(int status, String text) {
        /** Whether the events are stored. */
        public boolean isOk() {
            return status == 200;
        }
    }

    /**
     * Sends a capture body.
     *
     * @throws IOException when there was no answer: the events may or may not be there
     */
    public Answer capture(String path, String body) throws IOException {
        HttpResponse<String> answer =
                send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build());
        return new Answer(answer.statusCode(), answer.body());
    }

    /**
     * Runs a query node against the first project, past the cache, and gives the whole answer.
     *
     * @throws IllegalStateException unless it is a 200
     */
    public JsonNode query(JsonNode query) throws IOException {
        String body =
                JSON.createObjectNode()
                        .put("refresh", "force_blocking")
                        .set("query", query)
                        .toString();
        HttpResponse<String> answer =
                send(
                        request("/api/projects/@current/query/")
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + apiKey)
                                .POST(BodyPublishers.ofString(body))
                                .build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "query answered " + answer.statusCode() + ": " + answer.body() + "\n" + body);
        }
        return JSON.readTree(answer.body());
    }

    /** The rows of a HogQL query; every value as text, null as the empty text. */
    public List<List<String>> hogql(String text) throws IOException {
        JsonNode answer =
                query(JSON.createObjectNode().put("kind", "HogQLQuery").put("query", text));
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : answer.get("results")) {
            List<String> values = new ArrayList<>();
            row.forEach(value ->
                    values.add(
                            value.isNull()
                                    ? ""
                                    : value.isContainer() ? value.toString() : value.asString()));
            rows.add(List.copyOf(values));
        }
        return rows;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
