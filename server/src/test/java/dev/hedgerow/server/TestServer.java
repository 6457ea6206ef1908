package dev.hedgerow.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on a free port with a folder of its own, and a client that talks to it. */
public final class TestServer implements AutoCloseable {
    public static final String KEY = "phx_testServerKey0123456789testServerKey0123456";
    public static final String TOKEN = "phc_testServerToken0123456789testServerToken012";
    public static final String EMAIL = "ann@example.com";
    public static final String PASSWORD = "correct horse battery";

    /** Goes on from a noon in the middle of a week and a month, so that no day ends in a test. */
    @SuppressWarnings("TimeInStaticInitializer") // One clock for all servers, which goes on.
    static final Clock CLOCK =
            Clock.offset(
                    Clock.systemUTC(),
                    Duration.between(Instant.now(), Instant.parse("2026-06-17T12:00:00Z")));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();
    private final RunningServer server;

    private TestServer(RunningServer server) {
        this.server = server;
    }

    /** Starts on the folder; a second start on the same folder finds what the first one left. */
    public static TestServer start(Path folder) {
        return start(folder, Config.Address.local(0));
    }

    /** The same at another address. */
    static TestServer start(Path folder, Config.Address address) {
        return new TestServer(Wiring.start(config(folder, address, null), CLOCK));
    }

    /** The first on the real time, for clients that have clocks of their own. */
    public static TestServer startNow(Path folder) {
        return new TestServer(Wiring.start(config(folder, 0), Clock.systemUTC()));
    }

    /** The first with somebody who may phrase its sentences. */
    static TestServer start(Path folder, Config.LanguageModel model) {
        Config config = config(folder, Config.Address.local(0), model);
        return new TestServer(Wiring.start(config, CLOCK));
    }

    static Config config(Path folder, int port) {
        return config(folder, Config.Address.local(port), null);
    }

    private static Config config(
            Path folder, Config.Address address, Config.@Nullable LanguageModel languageModel) {
        return new Config(
                address,
                folder,
                true,
                1,
                512,
                2,
                4,
                Duration.ofMinutes(1),
                new Config.Bootstrap(EMAIL, PASSWORD, KEY, TOKEN),
                languageModel);
    }

    /** An answer. */
    public record Answer(int status, String text, HttpResponse<String> response) {
        public JsonNode json() {
            return JSON.readTree(text);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public String url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    /** A call with the first key; {@code body} is JSON, or null for none. */
    public Answer call(String method, String path, @Nullable String body) {
        return send(request(method, path, body).header("Authorization", "Bearer " + KEY));
    }

    /** A call without credentials. */
    public Answer anonymous(String method, String path, @Nullable String body) {
        return send(request(method, path, body));
    }

    /** Sends an event of now; single quotes in the properties stand for double ones. */
    public void capture(String event, String distinctId, String properties) {
        Answer answer =
                anonymous(
                        "POST",
                        "/i/v0/e/",
                        "{\"token\":\"%s\",\"event\":\"%s\",\"distinct_id\":\"%s\",\"properties\":%s}"
                                .formatted(
                                        TOKEN, event, distinctId, properties.replace('\'', '"')));
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
    }

    /** A request to build on. */
    public HttpRequest.Builder request(String method, String path, @Nullable String body) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofMinutes(2));
        return body == null
                ? builder.method(method, BodyPublishers.noBody())
                : builder.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
