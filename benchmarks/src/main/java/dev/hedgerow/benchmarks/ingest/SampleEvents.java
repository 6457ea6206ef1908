package dev.hedgerow.benchmarks.ingest;

import dev.hedgerow.server.demo.DemoStory;
import dev.hedgerow.store.EventRow;
import dev.hedgerow.testkit.server.ServerProcess;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Realistic events, made before the clock runs: the demo's story, twice if need be. Held in both
 * forms that are compared: bodies for {@code /batch/}, and rows for the bare Appender.
 */
final class SampleEvents {
    private static final Instant END = Instant.parse("2026-03-18T15:20:00Z");

    private final List<String> bodies = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private long bytes;

    /** An event as the Appender takes it: six columns and the JSON text. */
    record Row(
            UUID uuid,
            String event,
            long micros,
            String distinctId,
            String elementsChain,
            String sessionId,
            String properties) {

        Row withUuid(UUID other) {
            return new Row(other, event, micros, distinctId, elementsChain, sessionId, properties);
        }

        /** The same event as the store takes it. */
        EventRow stored() {
            Instant time = Instant.ofEpochMilli(micros / 1000);
            return new EventRow(
                    1,
                    uuid,
                    true,
                    event,
                    time,
                    distinctId,
                    UUID.nameUUIDFromBytes(distinctId.getBytes(StandardCharsets.UTF_8)),
                    false,
                    time,
                    elementsChain,
                    List.of(),
                    properties);
        }
    }

    private SampleEvents() {}

    /** {@code count} events of the stories from that seed on, in batches of {@code batchSize}. */
    static SampleEvents make(int count, int batchSize, long firstSeed) {
        SampleEvents made = new SampleEvents();
        List<String> open = new ArrayList<>();
        for (long seed = firstSeed; made.rows.size() < count; seed++) {
            new DemoStory(seed, END)
                    .tell(event -> {
                        if (made.rows.size() < count) {
                            made.rows.add(row(event.at(), event.json()));
                            open.add(event.json().toString());
                            if (open.size() == batchSize) {
                                made.close(open);
                            }
                        }
                    });
        }
        made.close(open);
        return made;
    }

    private void close(List<String> open) {
        if (!open.isEmpty()) {
            String body =
                    "{\"api_key\":\""
                            + ServerProcess.PROJECT_TOKEN
                            + "\",\"batch\":["
                            + String.join(",", open)
                            + "]}";
            bodies.add(body);
            bytes += body.length();
            open.clear();
        }
    }

    private static Row row(Instant at, ObjectNode json) {
        ObjectNode properties = ((ObjectNode) json.get("properties")).deepCopy();
        JsonNode elements = properties.remove("$elements_chain");
        JsonNode session = properties.get("$session_id");
        return new Row(
                UUID.fromString(json.get("uuid").asString()),
                json.get("event").asString(),
                at.toEpochMilli() * 1000,
                json.get("distinct_id").asString(),
                elements == null ? "" : elements.asString(),
                session == null ? "" : session.asString(),
                properties.toString());
    }

    List<String> bodies() {
        return bodies;
    }

    List<Row> rows() {
        return rows;
    }

    long bytesPerEvent() {
        return bytes / rows.size();
    }
}
