package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a proxy in front says of clients counts when, and only when, there is said to be one. */
final class ProxyTest {
    @TempDir Path folder;

    @Test
    void behindAProxy_itsWordOnTheClientCounts() {
        try (TestServer server =
                TestServer.start(folder, new Config.Address("127.0.0.1", 0, true))) {
            assertThat(addressOfAnEvent(server)).isEqualTo("203.0.113.7");
            assertThat(cookies(server)).contains("Secure");
            assertThat(nextPage(server)).startsWith("https://stats.example.com/api/");
        }
    }

    @Test
    void withoutAProxy_nobodyBelievesSuchHeaders() {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(addressOfAnEvent(server)).isEqualTo("127.0.0.1");
            assertThat(cookies(server)).doesNotContain("Secure");
            assertThat(nextPage(server)).startsWith("http://127.0.0.1:" + server.port());
        }
    }

    private static String addressOfAnEvent(TestServer server) {
        String event =
                "{\"api_key\":\"%s\",\"event\":\"seen\",\"distinct_id\":\"ann\"}"
                        .formatted(TestServer.TOKEN);
        assertThat(server.send(forwarded(server, "POST", "/i/v0/e/", event)).status())
                .isEqualTo(200);
        Answer answer =
                server.call(
                        "POST",
                        "/api/projects/@current/query/",
                        "{\"query\":{\"kind\":\"HogQLQuery\",\"query\":\"select properties.$ip from events\"}}");
        return answer.json().at("/results/0/0").asString();
    }

    private static String cookies(TestServer server) {
        String login =
                "{\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(TestServer.EMAIL, TestServer.PASSWORD);
        Answer answer = server.send(forwarded(server, "POST", "/api/login/", login));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return String.join(" ", answer.response().headers().allValues("Set-Cookie"));
    }

    private static String nextPage(TestServer server) {
        for (String name : new String[] {"one", "two"}) {
            server.call(
                    "POST", "/api/projects/@current/dashboards/", "{\"name\":\"" + name + "\"}");
        }
        Answer answer =
                server.send(
                        forwarded(server, "GET", "/api/projects/@current/dashboards/?limit=1", null)
                                .header("Authorization", "Bearer " + TestServer.KEY));
        return answer.json().get("next").asString();
    }

    private static HttpRequest.Builder forwarded(
            TestServer server, String method, String path, @Nullable String body) {
        return server.request(method, path, body)
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "stats.example.com");
    }
}
