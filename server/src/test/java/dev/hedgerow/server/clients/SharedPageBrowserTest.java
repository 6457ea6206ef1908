package dev.hedgerow.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A shared dashboard, opened by somebody without an account in headless Chromium. */
@TestInstance(Lifecycle.PER_CLASS)
final class SharedPageBrowserTest {
    private static final String PROJECT = "/api/projects/@current/";

    private final Path chromium = ClientScripts.chromium();
    private TestServer server;
    private JsonNode seen;
    private String url;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        server = TestServer.start(folder.resolve("data"));
        for (String person : new String[] {"ann", "bob"}) {
            capture("visited", person);
        }
        capture("bought", "ann");
        String dashboard = made("dashboards/", "{\"name\":\"The week\"}");
        insight(dashboard, "Visits", "\"kind\":\"TrendsQuery\",\"series\":[%s,%s]");
        insight(
                dashboard,
                "From visit to purchase",
                "\"kind\":\"FunnelsQuery\",\"series\":[%s,%s]");
        made(
                "insights/",
                "{\"name\":\"Rows\",\"dashboards\":[%s],\"query\":{\"kind\":\"DataTableNode\",\"source\":{\"kind\":\"HogQLQuery\",\"query\":\"select 'cell' as word\"}}}"
                        .formatted(dashboard));
        call(
                "PATCH",
                "dashboards/" + dashboard + "/",
                "{\"tiles\":[{\"text\":{\"body\":\"**Read this**\"}}]}");
        String token =
                call("PATCH", "dashboards/" + dashboard + "/sharing/", "{\"enabled\":true}")
                        .get("access_token")
                        .asString();
        url = server.url() + "/shared/" + token;
        seen = ClientScripts.run("shared-page.mjs", url, chromium.toString());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void capture(String event, String person) {
        server.anonymous(
                "POST",
                "/i/v0/e/",
                "{\"token\":\"%s\",\"event\":\"%s\",\"distinct_id\":\"%s\"}"
                        .formatted(TestServer.TOKEN, event, person));
    }

    private JsonNode call(String method, String path, String body) {
        TestServer.Answer answer = server.call(method, PROJECT + path, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.json();
    }

    private String made(String path, String body) {
        return call("POST", path, body).get("id").asString();
    }

    private void insight(String dashboard, String name, String source) {
        String series = "{\"kind\":\"EventsNode\",\"event\":\"%s\"}";
        made(
                "insights/",
                "{\"name\":\"%s\",\"dashboards\":[%s],\"query\":{\"kind\":\"InsightVizNode\",\"source\":{%s}}}"
                        .formatted(
                                name,
                                dashboard,
                                source.formatted(
                                        series.formatted("visited"), series.formatted("bought"))));
    }

    @Test
    void page_showsEveryTile() {
        assertThat(seen.get("status").asInt()).isEqualTo(200);
        assertThat(seen.get("title").asString()).isEqualTo("The week");
        assertThat(seen.get("headings").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("The week", "Visits", "From visit to purchase", "Rows");
        assertThat(seen.get("strong").get(0).asString()).isEqualTo("Read this");
        assertThat(seen.get("lines").asInt()).isEqualTo(2);
        assertThat(seen.get("bars").valueStream().map(JsonNode::asString))
                .containsExactly("1. visited", "2. bought");
        assertThat(seen.get("cells").valueStream().map(JsonNode::asString)).contains("cell");
    }

    @Test
    void page_isLaidOutAndStyled() {
        assertThat(seen.get("columns").asInt()).isEqualTo(12);
        assertThat(seen.get("drawnWidth").asInt()).isGreaterThan(200);
        assertThat(seen.get("wide").asBoolean()).isFalse();
    }

    @Test
    void page_needsNothingButItself() {
        assertThat(seen.get("complaints")).isEmpty();
        assertThat(seen.get("requests").valueStream().map(JsonNode::asString))
                .allMatch(one -> one.equals(url) || one.endsWith("/favicon.ico"));
    }
}
