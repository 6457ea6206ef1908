package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways over HTTP; what the bodies mean is tested in ingest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CaptureTest {
    private static final String EVENT =
            "{\"event\":\"seen\",\"distinct_id\":\"ann\",\"token\":\"" + TestServer.TOKEN + "\"}";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/capture/", "/e/", "/e", "/i/v0/e/", "/batch/", "/track/", "/engage/"})
    void post_isTakenOnEveryPath(String path) {
        Answer answer = server.anonymous("POST", path, EVENT);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"status\":\"Ok\"}");
    }

    @Test
    void gzipByHeader_isTaken() throws IOException {
        Answer answer =
                server.send(
                        server.request("POST", "/batch/", null)
                                .header("Content-Type", "application/json")
                                .header("Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofByteArray(gzip(EVENT))));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void gzipByQuery_isTaken() throws IOException {
        Answer answer =
                server.send(
                        server.request("POST", "/e/?compression=gzip-js&ip=1&_=1700000000000", null)
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofByteArray(gzip(EVENT))));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void base64Form_isTaken() {
        String data = Base64.getEncoder().encodeToString(EVENT.getBytes(StandardCharsets.UTF_8));
        Answer answer =
                server.send(
                        server.request("POST", "/e/?compression=base64", null)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("data=" + encode(data))));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void get_isTakenFromTheQueryString() {
        assertThat(server.anonymous("GET", "/e/?data=" + encode(EVENT), null).status())
                .isEqualTo(200);
    }

    @Test
    void errors_arePlainText() {
        Answer noKey = server.anonymous("POST", "/e/", "{\"event\":\"e\",\"distinct_id\":\"a\"}");
        assertThat(noKey.status()).isEqualTo(401);
        assertThat(noKey.text()).isEqualTo("event submitted without an api_key");
        assertThat(noKey.header("Content-Type")).startsWith("text/plain");
        Answer personal =
                server.anonymous(
                        "POST",
                        "/e/",
                        "{\"event\":\"e\",\"distinct_id\":\"a\",\"token\":\"phx_x\"}");
        assertThat(personal.status()).isEqualTo(401);
        assertThat(personal.text()).contains("personal_api_key");
        Answer empty = server.anonymous("POST", "/e/", "{}");
        assertThat(empty.status()).isEqualTo(400);
    }

    @Test
    void unknownToken_is401() {
        Answer answer =
                server.anonymous(
                        "POST",
                        "/e/",
                        "{\"event\":\"e\",\"distinct_id\":\"a\",\"token\":\"phc_nobodyHasThis\"}");
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void otherSites_mayCall() {
        Answer preflight =
                server.send(
                        server.request("OPTIONS", "/i/v0/e/", null)
                                .header("Origin", "https://shop.example")
                                .header("Access-Control-Request-Method", "POST"));
        assertThat(preflight.status()).isEqualTo(204);
        Answer answer =
                server.send(
                        server.request("POST", "/i/v0/e/", "{}")
                                .header("Origin", "https://shop.example"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    }

    @Test
    void recordings_areAcceptedAndDropped() {
        assertThat(server.anonymous("POST", "/s/", "{\"anything\":1}").status()).isEqualTo(200);
    }

    @Test
    void tooManyBytes_are413() {
        assertThat(server.anonymous("POST", "/batch/", " ".repeat(20 * 1024 * 1024 + 1)).status())
                .isEqualTo(413);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
