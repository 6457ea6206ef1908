package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InsightsTest {
    private static final String ALL = "/api/projects/@current/insights/";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode create(String body) {
        Answer answer = server.call("POST", ALL, body);
        assertThat(answer.status()).isEqualTo(201);
        return answer.json();
    }

    @Test
    void insight_isFoundByNumberAndShortId() {
        JsonNode made = create("{\"name\":\"Signups\",\"tags\":[\"b\",\"a\"]}");
        assertThat(made.get("short_id").asString()).hasSize(8);
        assertThat(made.get("result").isNull()).isTrue();
        for (String id :
                new String[] {made.get("id").asString(), made.get("short_id").asString()}) {
            JsonNode found = server.call("GET", ALL + id + "/", null).json();
            assertThat(found.get("name").asString()).isEqualTo("Signups");
            assertThat(found.get("created_by").get("email").asString()).isEqualTo(TestServer.EMAIL);
            assertThat(found.get("tags").size()).isEqualTo(2);
        }
    }

    @Test
    void patch_deletesAndRestores_deleteIsRefused() {
        String path = ALL + create("{\"name\":\"Short lived\"}").get("id").asString() + "/";
        Answer refused = server.call("DELETE", path, null);
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.json().get("detail").asString()).contains("Use a patch API call");
        assertThat(server.call("PATCH", path, "{\"deleted\":true}").status()).isEqualTo(200);
        assertThat(server.call("GET", path, null).status()).isEqualTo(404);
        assertThat(server.call("PATCH", path, "{\"deleted\":false}").status()).isEqualTo(200);
        assertThat(server.call("GET", path, null).status()).isEqualTo(200);
        JsonNode activity = server.call("GET", path + "activity/?limit=2", null).json();
        assertThat(activity.get("total_count").asInt()).isEqualTo(3);
        assertThat(activity.get("next").asString()).contains("page=2");
        assertThat(activity.at("/results/0/activity").asString()).isEqualTo("restored");
    }

    @Test
    void list_filters() {
        create("{\"name\":\"Findable needle\",\"favorited\":true}");
        JsonNode found = server.call("GET", ALL + "?search=needle&favorited=true", null).json();
        assertThat(found.get("count").asInt()).isEqualTo(1);
        assertThat(found.at("/results/0/search_match_type").asString()).isEqualTo("exact");
        assertThat(server.call("GET", ALL, null).json().at("/results/0").has("search_match_type"))
                .isFalse();
        assertThat(server.call("GET", ALL + "?insight=NONSENSE", null).status()).isEqualTo(400);
        assertThat(server.call("GET", ALL + "?tags=x", null).status()).isEqualTo(400);
        String needle = ALL + "?search=needle&created_date_from=";
        assertThat(server.call("GET", needle + "-7d", null).json().get("count").asInt())
                .isEqualTo(1);
        assertThat(server.call("GET", needle + "soon", null).status()).isEqualTo(400);
        assertThat(server.call("GET", ALL + "?refresh=x", null).status()).isEqualTo(400);
    }

    @Test
    void query_namesItsInsight_untilSomebodyElseDoes() {
        String query =
                "{\"kind\":\"InsightVizNode\",\"source\":{\"kind\":\"TrendsQuery\",\"series\":[{\"event\":\"paid\"}]}}";
        JsonNode made = create("{\"query\":" + query + "}");
        assertThat(made.get("derived_name").asString()).isEqualTo("Paid count");
        assertThat(made.get("name").isNull()).isTrue();
        JsonNode named = create("{\"derived_name\":\"Mine\",\"query\":" + query + "}");
        assertThat(named.get("derived_name").asString()).isEqualTo("Mine");
        JsonNode unreadable = create("{\"query\":{\"kind\":\"TrendsQuery\"}}");
        assertThat(unreadable.get("derived_name").isNull()).isTrue();
    }

    @Test
    void tags_areChangedInBulkAndListed() {
        long id = create("{\"name\":\"Tagged\",\"tags\":[\"Zebra\"]}").get("id").asLong();
        Answer answer =
                server.call(
                        "POST",
                        ALL + "bulk_update_tags/",
                        "{\"ids\":[" + id + ",999999],\"action\":\"add\",\"tags\":[\"apple\"]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/updated/0/id").asLong()).isEqualTo(id);
        assertThat(answer.json().at("/skipped/0/reason").asString())
                .isEqualTo("Not found or no edit access");
        assertThat(server.call("GET", "/api/projects/@current/tags/", null).text())
                .contains("\"apple\"", "\"zebra\"");
    }

    @Test
    void withoutCredentials_is403() {
        Answer answer = server.anonymous("GET", ALL, null);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("code").asString()).isEqualTo("not_authenticated");
    }

    @Test
    void wrongQuery_isRefusedWithItsField() {
        Answer answer = server.call("POST", ALL, "{\"query\":\"select 1\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("attr").asString()).isEqualTo("query");
        Answer unknown =
                server.call(
                        "POST",
                        "/api/projects/@current/query/",
                        "{\"query\":{\"kind\":\"Tomato Soup\"}}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("code").asString()).isEqualTo("parse_error");
        for (String query :
                new String[] {
                    "{\"kind\":\"Odd\"}",
                    "{\"source\":1}",
                    "{\"kind\":\"InsightVizNode\",\"source\":{\"kind\":\"Odd\"}}"
                }) {
            Answer odd = server.call("POST", ALL, "{\"query\":" + query + "}");
            assertThat(odd.status()).as(query).isEqualTo(400);
            assertThat(odd.json().get("code").asString()).isEqualTo("parse_error");
        }
        create(
                "{\"query\":{\"kind\":\"InsightVizNode\",\"source\":{\"kind\":\"WebOverviewQuery\"}}}");
        assertThat(server.call("POST", "/api/projects/@current/query/", "{}").status())
                .isEqualTo(400);
        assertThat(server.call("GET", "/api/projects/@current/query/nobody/", null).status())
                .isEqualTo(404);
    }

    @Test
    void legacyFilters_becomeAQuery() {
        JsonNode made =
                create(
                        "{\"filters\":{\"insight\":\"FUNNELS\",\"date_from\":\"-14d\",\"events\":[{\"id\":\"b\",\"order\":2},"
                                + "{\"id\":\"a\",\"order\":1}]}}");
        assertThat(made.get("filters").isEmpty()).isTrue();
        JsonNode source = made.at("/query/source");
        assertThat(source.get("kind").asString()).isEqualTo("FunnelsQuery");
        assertThat(source.at("/series/0/event").asString()).isEqualTo("a");
        assertThat(source.at("/dateRange/date_from").asString()).isEqualTo("-14d");
        Answer broken = server.call("POST", ALL, "{\"filters\":{\"properties\":\"{oops\"}}");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().get("detail").asString()).isEqualTo("Properties are unparsable!");
    }

    @Test
    void dashboards_areInTheActivity_withTheirNames() {
        String dashboard = "/api/projects/@current/dashboards/";
        long one =
                server.call("POST", dashboard, "{\"name\":\"dash 1\"}").json().get("id").asLong();
        long two =
                server.call("POST", dashboard, "{\"name\":\"dash 2\"}").json().get("id").asLong();
        JsonNode made = create("{\"name\":\"Placed\",\"dashboards\":[" + one + "," + two + "]}");
        String path = ALL + made.get("id").asString() + "/";
        server.call("PATCH", path, "{\"dashboards\":[" + one + "]}");
        JsonNode change =
                server.call("GET", path + "activity/", null)
                        .json()
                        .at("/results/0/detail/changes/0");
        assertThat(change.get("field").asString()).isEqualTo("dashboards");
        assertThat(change.get("action").asString()).isEqualTo("changed");
        assertThat(change.get("before").size()).isEqualTo(2);
        assertThat(change.at("/after/0/name").asString()).isEqualTo("dash 1");
    }

    @Test
    void insightsOfFlags_areHiddenWhenAsked() {
        create("{\"name\":\"Feature Flag Called Total Volume\"}");
        String search = ALL + "?search=Feature%20Flag%20Called";
        assertThat(server.call("GET", search, null).json().get("count").asInt()).isEqualTo(1);
        assertThat(
                        server.call("GET", search + "&hide_feature_flag_insights=true", null)
                                .json()
                                .get("count")
                                .asInt())
                .isZero();
        assertThat(server.call("GET", ALL + "?search=%00%00", null).status()).isEqualTo(200);
    }

    @Test
    void basicList_hasTwentyFields() {
        create("{\"name\":\"Basic\"}");
        assertThat(server.call("GET", ALL + "?basic=true", null).json().at("/results/0").size())
                .isEqualTo(20);
    }

    @Test
    void legacyTrend_isCalculatedFromTheQueryString() {
        String events =
                "?events=%5B%7B%22id%22%3A%22nobody%20did%22%7D%5D&date_from=2012-01-08&date_to=2012-01-15";
        JsonNode answer = server.call("GET", ALL + "trend/" + events, null).json();
        assertThat(answer.at("/result/0/data").size()).isEqualTo(8);
        assertThat(answer.get("timezone").asString()).isEqualTo("UTC");
        assertThat(answer.get("next").isNull()).isTrue();
        JsonNode again =
                server.call("GET", ALL + "trend/" + events + "&client_query_id=x", null).json();
        assertThat(again.get("is_cached").asBoolean()).isTrue();
        Answer refused = server.call("GET", ALL + "trend/?properties=invalid_json", null);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("detail").asString()).isEqualTo("Properties are unparsable!");
    }
}
