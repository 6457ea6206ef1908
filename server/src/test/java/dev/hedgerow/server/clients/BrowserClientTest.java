package dev.hedgerow.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * posthog-js, loaded from the server, watches one visitor in headless Chromium; each test looks at
 * one side of it.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class BrowserClientTest {
    private final ClientTestServer server;
    private final JsonNode seen;

    BrowserClientTest(@TempDir Path folder) throws Exception {
        Path chromium = ClientScripts.chromium();
        server = ClientTestServer.start(folder);
        seen =
                ClientScripts.run(
                        "browser-client.mjs", server.url(), server.token(), chromium.toString());
    }

    @BeforeAll
    void lastBeaconHasArrived() throws Exception {
        server.await("$pageleave", 3);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void library_loadsAndTalksWithoutComplaint() {
        assertThat(seen.get("complaints")).isEmpty();
        assertThat(seen.get("failed")).isEmpty();
        assertThat(seen.get("requests"))
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(request.get("status").asInt())
                                .as(request.toString())
                                .isBetween(200, 204));
    }

    @Test
    void flags_areAsked() {
        assertThat(
                        seen.get("requests")
                                .valueStream()
                                .map(request -> request.get("path").asString()))
                .contains("/static/array.js", "/flags/");
    }

    @Test
    void visit_isCounted() throws Exception {
        Map<String, Integer> counts = server.counts();
        assertThat(counts)
                .containsEntry("$pageview", 3)
                .containsEntry("$pageleave", 3)
                .containsEntry("browser_looked", 1)
                .containsEntry("browser_bought", 1)
                .containsEntry("$identify", 1)
                .containsEntry("$groupidentify", 1);
        assertThat(counts.get("$autocapture"))
                .isBetween(1, 2); // The click that leaves the page may be lost with it.
    }

    @Test
    void trends_countOneVisitor() throws Exception {
        assertThat(server.trend("$pageview", "total")).isEqualTo(3);
        assertThat(server.trend("$pageview", "dau")).isEqualTo(1);
    }

    @Test
    void identify_joinsTheVisitBeforeToTheUser() throws Exception {
        String anonymous = seen.get("anonymousId").asString();
        assertThat(seen.get("userId").asString()).isEqualTo("browser-user");
        assertThat(seen.get("idAfterReload").asString()).isEqualTo("browser-user");
        assertThat(
                        server.hogql(
                                "select count(distinct person_id), count(distinct distinct_id), min(person.properties.email)"
                                        + " from events where distinct_id in ('browser-user', '"
                                        + anonymous
                                        + "')"))
                .isEqualTo(List.of(List.of("1", "2", "user@browser.example")));
    }

    @Test
    void autocapture_keepsTheButton() throws Exception {
        assertThat(
                        server.hogql(
                                "select properties.$event_type, count() from events where event = '$autocapture'"
                                        + " and distinct_id != 'browser-user' and elements_chain"
                                        + " like 'button%id=\"buy\"%text=\"Buy now\"%' group by properties.$event_type"))
                .isEqualTo(List.of(List.of("click", "1")));
    }

    @Test
    void session_spansTheReload() throws Exception {
        assertThat(
                        server.hogql(
                                "select count(distinct $session_id) from events where event = '$pageview'"))
                .isEqualTo(List.of(List.of("1")));
    }

    @Test
    void group_isKnownAndOnLaterEvents() throws Exception {
        assertThat(server.hogql("select properties.size from groups where key = 'browser-co'"))
                .isEqualTo(List.of(List.of("small")));
        assertThat(server.hogql("select $group_0 from events where event = 'browser_bought'"))
                .isEqualTo(List.of(List.of("browser-co")));
    }
}
