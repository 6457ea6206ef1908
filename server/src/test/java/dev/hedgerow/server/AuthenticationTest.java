package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuthenticationTest {
    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void noCredentials_are401() {
        Answer answer = server.anonymous("GET", "/api/projects/@current/dashboards/", null);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"type\":\"authentication_error\",\"code\":\"not_authenticated\","
                                + "\"detail\":\"Authentication credentials were not provided.\",\"attr\":null}");
    }

    @Test
    void unknownKey_isNamedByItsPlace() {
        Answer header =
                server.send(
                        server.request("GET", "/api/users/@me/", null)
                                .header("Authorization", "Bearer phx_nobody"));
        assertThat(header.status()).isEqualTo(401);
        assertThat(header.json().get("detail").asString())
                .isEqualTo("Personal API key found in request Authorization header is invalid.");
        Answer query = server.anonymous("GET", "/api/users/@me/?personal_api_key=phx_nobody", null);
        assertThat(query.status()).isEqualTo(401);
        assertThat(query.json().get("detail").asString())
                .isEqualTo("Personal API key found in request query string is invalid.");
        Answer body =
                server.anonymous(
                        "PATCH", "/api/users/@me/", "{\"personal_api_key\":\"phx_nobody\"}");
        assertThat(body.status()).isEqualTo(401);
        assertThat(body.json().get("detail").asString())
                .isEqualTo("Personal API key found in request body is invalid.");
    }

    @Test
    void key_worksInHeaderQueryAndBody() {
        assertThat(server.call("GET", "/api/users/@me/", null).status()).isEqualTo(200);
        assertThat(
                        server.anonymous(
                                        "GET",
                                        "/api/users/@me/?personal_api_key=" + TestServer.KEY,
                                        null)
                                .status())
                .isEqualTo(200);
        Answer body =
                server.anonymous(
                        "PATCH",
                        "/api/users/@me/",
                        "{\"personal_api_key\":\"" + TestServer.KEY + "\",\"first_name\":\"Ann\"}");
        assertThat(body.status()).isEqualTo(200);
        assertThat(body.json().get("first_name").asString()).isEqualTo("Ann");
    }

    @Test
    void key_cannotMakeKeys() {
        Answer answer =
                server.call(
                        "POST",
                        "/api/personal_api_keys/",
                        "{\"label\":\"more\",\"scopes\":[\"insight:read\"]}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("code").asString()).isEqualTo("permission_denied");
    }

    @Test
    void session_needsTheCsrfTokenToChangeAnything() {
        SignedIn login = SignedIn.to(server);
        assertThat(server.send(login.on("GET", "/api/users/@me/", null)).status()).isEqualTo(200);
        Answer refused = server.send(login.on("PATCH", "/api/users/@me/", "{}"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").asString())
                .isEqualTo("CSRF Failed: CSRF token missing.");
        assertThat(
                        server.send(
                                        login.on("PATCH", "/api/users/@me/", "{}")
                                                .header("X-CSRFToken", login.csrf()))
                                .status())
                .isEqualTo(200);
        server.send(login.on("POST", "/api/logout/", "{}").header("X-CSRFToken", login.csrf()));
        assertThat(server.send(login.on("GET", "/api/users/@me/", null)).status()).isEqualTo(401);
    }

    @Test
    void wrongPassword_saysNeitherWhatIsWrong() {
        Answer wrong =
                server.anonymous(
                        "POST",
                        "/api/login/",
                        "{\"email\":\"" + TestServer.EMAIL + "\",\"password\":\"nope nope\"}");
        Answer unknown =
                server.anonymous(
                        "POST",
                        "/api/login/",
                        "{\"email\":\"bob@example.com\",\"password\":\"nope nope\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).isEqualTo(unknown.text());
    }

    @Test
    void scopedKey_isHeldToItsScopes() {
        SignedIn login = SignedIn.to(server);
        String key = login.key("project:read");
        assertThat(with(key, "GET", "/api/projects/@current/", null).status()).isEqualTo(200);
        Answer refused = with(key, "PATCH", "/api/projects/@current/", "{\"name\":\"x\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").asString())
                .isEqualTo("API key missing required scope 'project:write'");
        JsonNode current = with(key, "GET", "/api/personal_api_keys/@current/", null).json();
        assertThat(current.get("scopes").get(0).asString()).isEqualTo("project:read");
        assertThat(current.get("value").isNull()).isTrue();
    }

    @Test
    void confinedKey_staysInItsProject() {
        long other =
                server.call("POST", "/api/organizations/@current/projects/", "{\"name\":\"Other\"}")
                        .json()
                        .get("id")
                        .asLong();
        SignedIn login = SignedIn.to(server);
        Answer made =
                server.send(
                        login.on(
                                        "POST",
                                        "/api/personal_api_keys/",
                                        "{\"label\":\"one\",\"scopes\":[\"*\"],\"scoped_teams\":["
                                                + other
                                                + "]}")
                                .header("X-CSRFToken", login.csrf()));
        String key = made.json().get("value").asString();
        assertThat(with(key, "GET", "/api/projects/" + other + "/", null).status()).isEqualTo(200);
        Answer refused = with(key, "GET", "/api/projects/@current/", null);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").asString())
                .startsWith("API key does not have access to the requested project");
    }

    private Answer with(String key, String method, String path, @Nullable String body) {
        return server.send(
                server.request(method, path, body).header("Authorization", "Bearer " + key));
    }

    @Test
    void newPassword_endsOtherSessions() {
        SignedIn here = SignedIn.to(server);
        SignedIn elsewhere = SignedIn.to(server);
        changePassword(here, TestServer.PASSWORD, "quite another one");
        assertThat(status(here)).isEqualTo(200);
        assertThat(status(elsewhere)).isEqualTo(401);
        changePassword(here, "quite another one", TestServer.PASSWORD);
        assertThat(status(here)).isEqualTo(200);
        assertThat(status(elsewhere)).isEqualTo(401);
    }

    private void changePassword(SignedIn session, String old, String wanted) {
        String body = "{\"password\":\"%s\",\"current_password\":\"%s\"}".formatted(wanted, old);
        Answer answer =
                server.send(
                        session.on("PATCH", "/api/users/@me/", body)
                                .header("X-CSRFToken", session.csrf()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private int status(SignedIn session) {
        return server.send(session.on("GET", "/api/users/@me/", null)).status();
    }
}
