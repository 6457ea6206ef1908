package dev.hedgerow.http.dashboards;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Server-sent events, one JSON object each. What is costly to make is made only while somebody
 * listens: an event is begun before its object is made, and a connection whose other end is gone
 * refuses the second of the two small writes.
 */
final class EventStream {
    private final OutputStream out;
    private final JsonMapper mapper;

    EventStream(OutputStream out, JsonMapper mapper) {
        this.out = out;
        this.mapper = mapper;
    }

    /** Makes an object and sends it at once. @throws IOException when nobody listens any more */
    void send(Supplier<ObjectNode> message) throws IOException {
        write("data:");
        write(" ");
        write(mapper.writeValueAsString(message.get()) + "\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
