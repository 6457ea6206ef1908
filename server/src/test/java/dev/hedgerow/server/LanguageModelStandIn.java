package dev.hedgerow.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A server on this machine that speaks OpenAI's chat completions, and keeps what it was sent. */
final class LanguageModelStandIn implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** A request. */
    record Seen(String path, @Nullable String authorization, JsonNode body) {}

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    /**
     * @param words from the user's message to the answer
     */
    LanguageModelStandIn(UnaryOperator<String> words) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/",
                exchange -> {
                    JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
                    seen.add(
                            new Seen(
                                    exchange.getRequestURI().getPath(),
                                    exchange.getRequestHeaders().getFirst("Authorization"),
                                    body));
                    ObjectNode answer = JSON.createObjectNode();
                    answer.putArray("choices")
                            .addObject()
                            .putObject("message")
                            .put("role", "assistant")
                            .put("content", words.apply(body.at("/messages/1/content").asString()));
                    byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/";
    }

    List<Seen> seen() {
        return seen;
    }

    /** From now on every answer has this status. */
    void answerWith(int newStatus) {
        status = newStatus;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
