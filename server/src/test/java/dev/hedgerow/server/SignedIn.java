package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The browser of the first user after signing in. */
record SignedIn(TestServer server, String session, String csrf) {

    static SignedIn to(TestServer server) {
        Answer answer =
                server.anonymous(
                        "POST",
                        "/api/login/",
                        "{\"email\":\"%s\",\"password\":\"%s\"}"
                                .formatted(TestServer.EMAIL, TestServer.PASSWORD));
        assertThat(answer.status()).isEqualTo(200);
        List<String> cookies = answer.response().headers().allValues("Set-Cookie");
        return new SignedIn(
                server, cookie(cookies, "sessionid"), cookie(cookies, "posthog_csrftoken"));
    }

    /** A request with the session alone, as a page of another site could make the browser send. */
    HttpRequest.Builder on(String method, String path, @Nullable String body) {
        return server.request(method, path, body).header("Cookie", "sessionid=" + session);
    }

    /** A personal API key that holds some scopes. */
    String key(String... scopes) {
        String list =
                List.of(scopes).stream()
                        .map(scope -> "\"" + scope + "\"")
                        .collect(Collectors.joining(","));
        Answer made =
                server.send(
                        on(
                                        "POST",
                                        "/api/personal_api_keys/",
                                        "{\"label\":\"test\",\"scopes\":[" + list + "]}")
                                .header("X-CSRFToken", csrf));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("value").asString();
    }

    private static String cookie(List<String> cookies, String name) {
        return cookies.stream()
                .filter(one -> one.startsWith(name + "="))
                .map(one -> one.substring(name.length() + 1, one.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }
}
