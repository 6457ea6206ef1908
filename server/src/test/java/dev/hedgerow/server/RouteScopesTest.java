package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Walks every endpoint that the API describes: what a key without its scope gets, what nobody's
 * request gets. An endpoint that is added is walked without being named here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RouteScopesTest {
    private static final String ERROR =
            "{\"type\":\"authentication_error\",\"code\":\"%s\",\"detail\":\"%s\",\"attr\":null}";
    private static final String ANONYMOUS =
            ERROR.formatted("not_authenticated", "Authentication credentials were not provided.");

    private TestServer server;
    private SignedIn user;
    private List<Endpoint> endpoints;

    /** An endpoint with what its description says about who may call it. */
    private record Endpoint(String method, String path, JsonNode security) {

        boolean isOpen() {
            return security.isEmpty();
        }

        boolean takesKeys() {
            return security.valueStream().anyMatch(way -> way.has("PersonalAPIKeyAuth"));
        }

        @Nullable String scope() {
            return security.valueStream()
                    .flatMap(way -> way.path("PersonalAPIKeyAuth").valueStream())
                    .map(JsonNode::asString)
                    .findFirst()
                    .orElse(null);
        }

        /** The path with something in the place of each parameter. */
        String url() {
            return path.replace("{project_id}", "@current")
                    .replace("{organization_id}", "@current")
                    .replaceAll("[{][^}]*[}]", "1");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        user = SignedIn.to(server);
        endpoints = new ArrayList<>();
        JsonNode document = server.anonymous("GET", "/api/schema/", null).json();
        document.get("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(method ->
                                        endpoints.add(
                                                new Endpoint(
                                                        method.getKey().toUpperCase(Locale.ROOT),
                                                        path.getKey(),
                                                        method.getValue().get("security")))));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private List<Endpoint> all(Predicate<Endpoint> which) {
        List<Endpoint> found = endpoints.stream().filter(which).toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    private Answer with(String key, Endpoint endpoint) {
        return server.send(
                server.request(endpoint.method(), endpoint.url(), null)
                        .header("Authorization", "Bearer " + key));
    }

    @Test
    void keyOfAnotherScope_isRefusedEverywhere() {
        String key = user.key("hedgehog:write");
        assertThat(all(endpoint -> endpoint.scope() != null))
                .hasSizeGreaterThan(80)
                .allSatisfy(endpoint -> {
                    Answer answer = with(key, endpoint);
                    assertThat(answer.text())
                            .isEqualTo(
                                    ERROR.formatted(
                                            "permission_denied",
                                            "API key missing required scope '"
                                                    + endpoint.scope()
                                                    + "'"));
                    assertThat(answer.status()).isEqualTo(403);
                });
    }

    @Test
    void keyThatReads_isRefusedWhereItWouldWrite() {
        List<Endpoint> writing =
                all(endpoint -> String.valueOf(endpoint.scope()).endsWith(":write"));
        String[] reading =
                writing.stream()
                        .map(endpoint ->
                                String.valueOf(endpoint.scope()).replace(":write", ":read"))
                        .distinct()
                        .toArray(String[]::new);
        String key = user.key(reading);
        assertThat(writing)
                .allSatisfy(endpoint -> {
                    Answer answer = with(key, endpoint);
                    assertThat(answer.status()).isEqualTo(403);
                    assertThat(answer.text()).contains(String.valueOf(endpoint.scope()));
                });
    }

    @Test
    void keys_areRefusedWhereOnlyASessionMayCall() {
        assertThat(all(endpoint -> !endpoint.isOpen() && !endpoint.takesKeys()))
                .allSatisfy(endpoint -> {
                    Answer answer = with(TestServer.KEY, endpoint);
                    assertThat(answer.status()).isEqualTo(403);
                    assertThat(answer.text())
                            .isEqualTo(
                                    ERROR.formatted(
                                            "permission_denied",
                                            "This action does not support personal API key access"));
                });
    }

    /** Insights, which shared links open, say 403; everything else says 401. */
    @Test
    void nobody_isRefusedWhereverCredentialsAreNeeded() {
        assertThat(all(endpoint -> !endpoint.isOpen()))
                .allSatisfy(endpoint -> {
                    Answer answer = server.anonymous(endpoint.method(), endpoint.url(), null);
                    assertThat(answer.text()).isEqualTo(ANONYMOUS);
                    assertThat(answer.status())
                            .isIn(
                                    endpoint.path().contains("/insights")
                                            ? List.of(401, 403)
                                            : List.of(401));
                });
    }

    @Test
    void unknownKey_isRefusedAlike() {
        assertThat(all(Endpoint::takesKeys))
                .allSatisfy(endpoint -> {
                    Answer answer = with("phx_nobody", endpoint);
                    assertThat(answer.status()).isEqualTo(401);
                    assertThat(answer.json().get("code").asString())
                            .isEqualTo("authentication_failed");
                });
    }
}
