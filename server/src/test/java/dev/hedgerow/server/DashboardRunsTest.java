package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What dashboards answer as a whole: results as text, changes since a snapshot, templates. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DashboardRunsTest {
    private static final String PROJECT = "/api/projects/@current/";
    private static final String ALL = PROJECT + "dashboards/";
    private static final String TRENDS =
            "{\"kind\":\"InsightVizNode\",\"source\":{\"kind\":\"TrendsQuery\",\"dateRange\":{\"date_from\":\"-7d\"},"
                    + "\"series\":[{\"kind\":\"EventsNode\",\"event\":\"visited\"}]}}";

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
        Answer answer = server.call(method, path, body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer.json();
    }

    private String dashboard(String name) {
        return call("POST", ALL, "{\"name\":\"" + name + "\"}").get("id").asString();
    }

    private String insightOn(String dashboard, String name, String query) {
        return call(
                        "POST",
                        PROJECT + "insights/",
                        "{\"name\":\"%s\",\"dashboards\":[%s],\"query\":%s}"
                                .formatted(name, dashboard, query))
                .get("id")
                .asString();
    }

    private static String sql(String text) {
        return "{\"kind\":\"DataTableNode\",\"source\":{\"kind\":\"HogQLQuery\",\"query\":\""
                + text
                + "\"}}";
    }

    private void visit() {
        Answer answer =
                server.anonymous(
                        "POST",
                        "/i/v0/e/",
                        "{\"token\":\"%s\",\"event\":\"visited\",\"distinct_id\":\"ann\"}"
                                .formatted(TestServer.TOKEN));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void runInsights_givesTablesOfTextUnlessToldOtherwise() {
        String id = dashboard("as text");
        insightOn(id, "numbers", sql("select 1 as one, 'a' as letter"));
        insightOn(id, "visits", TRENDS);
        String path = ALL + id + "/run_insights/";
        JsonNode results = call("GET", path, null).get("results");
        assertThat(results.at("/0/insight/result").asString()).isEqualTo("one|letter\n1|a");
        assertThat(results.at("/1/insight/result").asString()).startsWith("Date|visited\n");
        JsonNode json = call("GET", path + "?output_format=json", null).get("results");
        assertThat(json.at("/0/insight/result/0/1").asString()).isEqualTo("a");
        String second = results.at("/1/id").asString();
        JsonNode one = call("GET", path + "?tile_ids=" + second, null).get("results");
        assertThat(one.size()).isEqualTo(1);
        assertThat(one.at("/0/order").asInt()).isEqualTo(1);
    }

    @Test
    void runInsights_refusesWhatItCannotRead() {
        String path = ALL + dashboard("refusing") + "/run_insights/";
        for (String query :
                List.of(
                        "output_format=xml",
                        "tile_ids=12,abc",
                        "tile_ids=987654",
                        "max_result_chars=-1",
                        "refresh=often")) {
            Answer answer = server.call("GET", path + "?" + query, null);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.json().get("detail").asString()).as(query).isNotEmpty();
        }
        assertThat(
                        server.call("GET", path + "?output_format=json&max_result_chars=-1", null)
                                .status())
                .isEqualTo(200);
    }

    @Test
    void snapshot_tellsWhatChangedSince() {
        String id = dashboard("compared");
        insightOn(id, "Visits", TRENDS);
        call("GET", ALL + id + "/?refresh=force_blocking", null);
        String key = call("POST", ALL + id + "/snapshot/", "{}").get("cache_key").asString();
        String analyze = ALL + id + "/analyze_refresh_result/";
        String body = "{\"cache_key\":\"" + key + "\"}";
        assertThat(call("POST", analyze, body).get("result").asString())
                .isEqualTo("No significant changes detected in the dashboard data.");
        visit();
        visit();
        call("GET", ALL + id + "/?refresh=force_blocking", null);
        assertThat(call("POST", analyze, body).get("result").asString())
                .matches(
                        "Visits: visited went from \\d+ to \\d+ \\(\\+2.*\\), most of it at .* \\(\\+2\\)\\.");
        assertThat(server.call("POST", analyze, "{}").json().get("attr").asString())
                .isEqualTo("cache_key");
        String other = ALL + dashboard("other") + "/analyze_refresh_result/";
        assertThat(server.call("POST", other, body).status()).isEqualTo(400);
    }

    @Test
    void everyTemplate_makesADashboardWhoseTilesRun() {
        visit();
        JsonNode templates = call("GET", PROJECT + "dashboard_templates/", null).get("results");
        assertThat(templates.size()).isGreaterThan(3);
        for (JsonNode template : templates) {
            String name = template.get("template_name").asString();
            JsonNode made = call("POST", ALL, "{\"name\":\"\",\"use_template\":\"" + name + "\"}");
            assertThat(made.get("name").asString()).isEqualTo(name);
            assertThat(made.get("description").asString())
                    .isEqualTo(template.get("dashboard_description").asString());
            assertThat(made.get("filters")).isEqualTo(template.get("dashboard_filters"));
            JsonNode ran =
                    call("GET", ALL + made.get("id").asString() + "/?refresh=blocking", null);
            assertThat(ran.get("tiles").size()).isEqualTo(template.get("tiles").size());
            assertThat(ran.get("tiles"))
                    .allSatisfy(tile -> assertThat(tile.path("error").toString()).isEmpty());
        }
        String first = templates.at("/0/id").asString();
        assertThat(call("GET", PROJECT + "dashboard_templates/" + first + "/", null))
                .isEqualTo(templates.get(0));
        assertThat(
                        call("GET", PROJECT + "dashboard_templates/?search=TRAFFIC", null)
                                .at("/results/0/template_name")
                                .asString())
                .isEqualTo("Website traffic");
    }

    @Test
    void search_findsTextsTagsAndTypos() {
        call("POST", ALL, "{\"name\":\"Quarterly revenue\",\"tags\":[\"money\"]}");
        JsonNode exact = call("GET", ALL + "?search=REVENUE", null).get("results");
        assertThat(exact.at("/0/name").asString()).isEqualTo("Quarterly revenue");
        assertThat(exact.at("/0/search_match_type").asString()).isEqualTo("exact");
        assertThat(call("GET", ALL + "?search=money", null).get("count").asInt()).isEqualTo(1);
        JsonNode similar = call("GET", ALL + "?search=revenu%20quartely", null).get("results");
        assertThat(similar.at("/0/search_match_type").asString()).isEqualTo("similar");
        assertThat(call("GET", ALL + "?tags=money&tags=money", null).get("count").asInt())
                .isEqualTo(1);
        assertThat(call("GET", ALL, null).at("/results/0").has("search_match_type")).isFalse();
        Answer tooLong = server.call("GET", ALL + "?search=" + "x".repeat(201), null);
        assertThat(tooLong.json().get("attr").asString()).isEqualTo("search");
    }

    /** The last query takes its time; when the first message is there, it has not even begun. */
    @Test
    void stream_sendsTheFirstTilesBeforeTheLastIsCalculated() throws IOException {
        String id = dashboard("streamed");
        insightOn(id, "quick", sql("select 1"));
        insightOn(id, "quick too", sql("select 2"));
        String slow =
                insightOn(
                        id,
                        "slow",
                        sql(
                                "select count() from numbers(20000) a cross join numbers(20000) b where a.number != b.number"));
        URLConnection connection =
                URI.create(server.url() + ALL + id + "/stream_tiles/?refresh=blocking")
                        .toURL()
                        .openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + TestServer.KEY);
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                connection.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).contains("\"metadata\"", "\"quick too\"");
            JsonNode meanwhile = call("GET", PROJECT + "insights/" + slow + "/", null);
            assertThat(meanwhile.get("result").isNull()).isTrue();
            assertThat(reader.readLine()).isEmpty();
            assertThat(reader.readLine()).contains("\"tile\"", "\"slow\"", "\"result\":[[");
        }
    }
}
