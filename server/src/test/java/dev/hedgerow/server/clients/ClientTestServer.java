package dev.hedgerow.server.clients;

import dev.hedgerow.server.TestServer;
import dev.hedgerow.testkit.server.HedgerowClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A server for one test class, and the questions that the tests of all clients ask. */
final class ClientTestServer implements AutoCloseable {
    private final TestServer server;
    private final HedgerowClient client;

    private ClientTestServer(TestServer server) {
        this.server = server;
        this.client = new HedgerowClient(URI.create(server.url()), TestServer.KEY);
    }

    static ClientTestServer start(Path folder) {
        return new ClientTestServer(TestServer.startNow(folder.resolve("data")));
    }

    String url() {
        return server.url();
    }

    String token() {
        return TestServer.TOKEN;
    }

    List<List<String>> hogql(String query) throws IOException {
        return client.hogql(query);
    }

    /** Events by name. */
    Map<String, Integer> counts() throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        for (List<String> row :
                hogql("select event, count() from events group by event order by event")) {
            counts.put(row.get(0), Integer.parseInt(row.get(1)));
        }
        return counts;
    }

    /**
     * Waits until an event is there as often as expected: beacons are sent without waiting for an
     * answer.
     */
    void await(String event, int times) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (counts().getOrDefault(event, 0) < times && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
    }

    /**
     * What a trends insight of the last week counts for an event, all days together; math is {@code
     * total} or {@code dau}.
     */
    double trend(String event, String math) throws IOException {
        ObjectNode query =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("kind", "TrendsQuery")
                        .put("interval", "day");
        query.putObject("dateRange").put("date_from", "-7d");
        query.putArray("series")
                .addObject()
                .put("kind", "EventsNode")
                .put("event", event)
                .put("math", math);
        JsonNode results = client.query(query).get("results");
        return results.get(0).get("count").asDouble();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
