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

/** What somebody without an account sees of an insight and of a dashboard, and what not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SharingPagesTest {
    private static final String PROJECT = "/api/projects/@current/";
    private static final String QUERY =
            "{\"kind\":\"InsightVizNode\",\"source\":{\"kind\":\"TrendsQuery\",\"dateRange\":{\"date_from\":\"-7d\"},"
                    + "\"series\":[{\"kind\":\"EventsNode\",\"event\":\"$pageview\"}]}}";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode call(String method, String path, @Nullable String body) {
        Answer answer = server.call(method, PROJECT + path, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.json();
    }

    private String made(String kind, String body) {
        return call("POST", kind + "/", body).get("id").asString();
    }

    private String insight(String name, String dashboard) {
        return made(
                "insights",
                "{\"name\":\"%s\",\"dashboards\":[%s],\"query\":%s}"
                        .formatted(name, dashboard, QUERY));
    }

    private String shared(String kind, String id, String settings) {
        return call(
                        "PATCH",
                        kind + "/" + id + "/sharing/",
                        "{\"enabled\":true,\"settings\":" + settings + "}")
                .get("access_token")
                .asString();
    }

    private Answer visit(String path) {
        return server.anonymous("GET", path, null);
    }

    @Test
    void dashboardPage_showsItsTilesWithoutScriptsOrNames() {
        String id =
                made("dashboards", "{\"name\":\"Numbers <b>\",\"description\":\"of the week\"}");
        insight("Visits & more", id);
        call(
                "PATCH",
                "dashboards/" + id + "/",
                "{\"tiles\":[{\"text\":{\"body\":\"**Read** <script>alert(1)</script>\"}}]}");
        Answer page = visit("/shared_dashboard/" + shared("dashboards", id, "{}"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.text())
                .contains(
                        "<h1>Numbers &lt;b&gt;</h1>",
                        "of the week",
                        "<h2>Visits &amp; more</h2>",
                        "<svg",
                        "<strong>Read</strong>")
                .doesNotContain("<script", TestServer.EMAIL);
    }

    @Test
    void embeddedPage_leavesTheTitleToTheSiteAroundIt() {
        String token = shared("insights", insight("Framed", ""), "{}");
        assertThat(visit("/shared/" + token).text()).contains("<h1>Framed</h1>");
        assertThat(visit("/embedded/" + token + "/").text()).doesNotContain("<h1>");
        assertThat(visit("/embedded/" + token + ".json").json().get("type").asString())
                .isEqualTo("embed");
    }

    @Test
    void settings_shapeThePageAndItsData() {
        String id = insight("Shaped", "");
        String token =
                shared(
                        "insights",
                        id,
                        "{\"noHeader\":true,\"detailed\":true,\"theme\":\"dark\",\"hideExtraDetails\":true,\"mine\":1}");
        assertThat(visit("/shared/" + token).text())
                .contains("data-theme=\"dark\"", "<table")
                .doesNotContain("<h1>");
        JsonNode data = visit("/shared/" + token + ".json").json();
        assertThat(data.get("noHeader").asBoolean()).isTrue();
        assertThat(data.has("legend")).isFalse();
        assertThat(data.at("/insight/result").isArray()).isTrue();
        assertThat(data.get("insight").has("created_by")).isFalse();
        assertThat(data.get("insight").has("created_at")).isFalse();
        assertThat(call("GET", "insights/" + id + "/sharing/", null).get("settings").has("mine"))
                .isFalse();
    }

    @Test
    void settingsOfAnotherForm_areRefused() {
        String path = PROJECT + "insights/" + insight("Refused", "") + "/sharing/";
        for (String settings : new String[] {"\"x\"", "{\"legend\":3}", "{\"theme\":\"pink\"}"}) {
            Answer answer = server.call("PATCH", path, "{\"settings\":" + settings + "}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("attr").asString()).isEqualTo("settings");
        }
        assertThat(server.call("PATCH", path, "{\"password_required\":true}").status())
                .isEqualTo(403);
    }

    @Test
    void tokenOfNothing_is404() {
        assertThat(visit("/shared/nobody").status()).isEqualTo(404);
        assertThat(visit("/shared/nobody").text()).contains("There is nothing here");
        assertThat(visit("/shared/nobody.json").json().get("code").asString())
                .isEqualTo("not_found");
        String token = shared("insights", insight("Pictured", ""), "{}");
        assertThat(visit("/shared/" + token + ".png").status()).isEqualTo(501);
        assertThat(visit("/shared/" + token + ".gif").status()).isEqualTo(404);
    }

    @Test
    void token_readsItsDashboardAndWhatIsOnIt() {
        String id =
                made("dashboards", "{\"name\":\"opened\",\"filters\":{\"date_from\":\"-14d\"}}");
        String inside = insight("inside", id);
        String outside = insight("outside", "");
        String token = "?sharing_access_token=" + shared("dashboards", id, "{}");
        assertThat(visit(PROJECT + "dashboards/" + id + "/" + token).status()).isEqualTo(200);
        assertThat(visit(PROJECT + "dashboards/" + token).json().get("count").asInt()).isEqualTo(1);
        assertThat(visit(PROJECT + "dashboards/" + id + "/stream_tiles/" + token).status())
                .isEqualTo(200);
        assertThat(visit(PROJECT + "insights/" + outside + "/" + token).status()).isEqualTo(404);
        JsonNode seen =
                visit(
                                PROJECT
                                        + "insights/"
                                        + inside
                                        + "/"
                                        + token
                                        + "&refresh=blocking&filters_override=%7B%22date_from%22%3A%22-90d%22%7D")
                        .json();
        assertThat(seen.at("/query/source/dateRange/date_from").asString()).isEqualTo("-14d");
        assertThat(seen.get("result").isArray()).isTrue();
        assertThat(seen.get("created_by").isNull()).isTrue();
        assertThat(visit(PROJECT + "dashboards/" + id + "/" + token).text())
                .doesNotContain(TestServer.EMAIL);
    }

    @Test
    void token_opensNothingElse() {
        String one = insight("one", "");
        String token = "?sharing_access_token=" + shared("insights", one, "{}");
        Answer patch = server.anonymous("PATCH", PROJECT + "insights/" + one + "/" + token, "{}");
        assertThat(patch.status()).isEqualTo(403);
        assertThat(patch.json().get("detail").asString())
                .isEqualTo("Sharing access token can only be used for GET requests.");
        Answer family = visit(PROJECT + "insights/trending/" + token);
        assertThat(family.status()).isEqualTo(403);
        assertThat(family.json().get("detail").asString())
                .isEqualTo("You do not have permission to perform this action.");
        assertThat(visit(PROJECT + "events/" + token).status()).isEqualTo(401);
        assertThat(visit("/api/projects/777/insights/" + one + "/" + token).status())
                .isEqualTo(403);
    }
}
