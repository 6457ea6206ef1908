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
final class DashboardsTest {
    private static final String ALL = "/api/projects/@current/dashboards/";
    private static final String INSIGHTS = "/api/projects/@current/insights/";
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

    private JsonNode create(String body) {
        Answer answer = server.call("POST", ALL, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private String dashboard(String name) {
        return create("{\"name\":\"" + name + "\"}").get("id").asString();
    }

    private String insightOn(String dashboard, String name) {
        Answer answer =
                server.call(
                        "POST",
                        INSIGHTS,
                        "{\"name\":\"%s\",\"dashboards\":[%s],\"query\":%s}"
                                .formatted(name, dashboard, QUERY));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private JsonNode get(String path) {
        Answer answer = server.call("GET", path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode patch(String path, String body) {
        Answer answer = server.call("PATCH", path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void filters_reachTheTilesAndNotTheInsights() {
        String id = create("{\"filters\":{\"date_from\":\"-14d\"}}").get("id").asString();
        String insight = insightOn(id, "dated");
        String from = "/tiles/0/insight/query/source/dateRange/date_from";
        assertThat(get(ALL + id + "/").at(from).asString()).isEqualTo("-14d");
        JsonNode over = get(ALL + id + "/?filters_override=%7B%22date_from%22%3A%22-3d%22%7D");
        assertThat(over.at(from).asString()).isEqualTo("-3d");
        assertThat(over.at("/persisted_filters/date_from").asString()).isEqualTo("-14d");
        assertThat(get(INSIGHTS + insight + "/").at("/query/source/dateRange/date_from").asString())
                .isEqualTo("-7d");
        assertThat(server.call("PATCH", ALL + id + "/", "{\"filters\":[]}").json().get("detail"))
                .asString()
                .contains("Filters must be a dictionary");
    }

    @Test
    void tileFilters_replaceThoseOfTheDashboard() {
        String id = create("{\"filters\":{\"date_from\":\"-14d\"}}").get("id").asString();
        String insight = insightOn(id, "own");
        String tile = get(ALL + id + "/").at("/tiles/0/id").asString();
        patch(
                ALL + id + "/",
                "{\"tiles\":[{\"id\":%s,\"filters_overrides\":{\"date_from\":\"-2d\"}}]}"
                        .formatted(tile));
        assertThat(
                        get(INSIGHTS + insight + "/?from_dashboard=" + id)
                                .at("/query/source/dateRange/date_from")
                                .asString())
                .isEqualTo("-2d");
    }

    @Test
    void tiles_areLaidOutInRowsOfTwoAndReordered() {
        String id = dashboard("laid out");
        for (String name : new String[] {"n0", "n1", "n2"}) {
            insightOn(id, name);
        }
        JsonNode tiles = get(ALL + id + "/").get("tiles");
        assertThat(tiles.at("/1/layouts/sm/x").asInt()).isEqualTo(6);
        assertThat(tiles.at("/2/layouts/sm/y").asInt()).isEqualTo(5);
        String order =
                "[%s,%s]".formatted(tiles.at("/2/id").asString(), tiles.at("/0/id").asString());
        Answer answer =
                server.call(
                        "POST",
                        ALL + id + "/reorder_tiles/",
                        "{\"layout\":\"full_width\",\"tile_order\":" + order + "}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/tiles/0/insight/name").asString()).isEqualTo("n2");
        assertThat(answer.json().at("/tiles/1/insight/name").asString()).isEqualTo("n1");
        assertThat(answer.json().at("/tiles/2/insight/name").asString()).isEqualTo("n0");
        assertThat(answer.json().at("/tiles/2/layouts/sm/w").asInt()).isEqualTo(12);
        assertThat(answer.json().at("/tiles/2/layouts/xs/y").asInt()).isEqualTo(5);
        assertThat(
                        server.call(
                                        "POST",
                                        ALL + id + "/reorder_tiles/",
                                        "{\"tile_order\":[999999]}")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void tile_movesAndIsCopied() {
        String one = dashboard("one");
        String two = dashboard("two");
        String insight = insightOn(one, "wanderer");
        String tile = get(ALL + one + "/").at("/tiles/0/id").asString();
        String target = "{\"tile\":{\"id\":%s},\"to_dashboard\":%s}".formatted(tile, two);
        assertThat(patch(ALL + one + "/move_tile/", target).get("tiles").size()).isZero();
        assertThat(get(ALL + two + "/").at("/tiles/0/id").asString()).isEqualTo(tile);
        Answer copied =
                server.call(
                        "POST",
                        ALL + one + "/copy_tile/",
                        "{\"fromDashboardId\":%s,\"tileId\":%s}".formatted(two, tile));
        assertThat(copied.status()).isEqualTo(200);
        assertThat(get(INSIGHTS + insight + "/").get("dashboards").size()).isEqualTo(2);
        assertThat(
                        server.call(
                                        "POST",
                                        ALL + one + "/copy_tile/",
                                        "{\"fromDashboardId\":%s,\"tileId\":%s}"
                                                .formatted(two, tile))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void deleteInsights_sparesThoseOnOtherDashboards() {
        String one = dashboard("doomed");
        String two = dashboard("standing");
        String lonely = insightOn(one, "lonely");
        String shared = insightOn(one + "," + two, "shared");
        patch(ALL + one + "/", "{\"deleted\":true,\"delete_insights\":true}");
        assertThat(server.call("GET", INSIGHTS + lonely + "/", null).status()).isEqualTo(404);
        assertThat(server.call("GET", INSIGHTS + shared + "/", null).status()).isEqualTo(200);
        assertThat(get(ALL + two + "/").get("tiles").size()).isEqualTo(1);
        assertThat(patch(ALL + one + "/", "{\"deleted\":false}").get("tiles").size()).isEqualTo(2);
        assertThat(server.call("GET", INSIGHTS + lonely + "/", null).status()).isEqualTo(200);
    }

    @Test
    void stream_sendsTilesOneByOne() {
        String id = dashboard("streamed");
        for (String name : new String[] {"s0", "s1", "s2"}) {
            insightOn(id, name);
        }
        Answer answer = server.call("GET", ALL + id + "/stream_tiles/?refresh=blocking", null);
        assertThat(answer.status()).isEqualTo(200);
        String[] events = answer.text().split("\n\n");
        assertThat(events).hasSize(3);
        assertThat(events[0]).startsWith("data: {\"type\":\"metadata\"").contains("\"s1\"");
        assertThat(events[1]).startsWith("data: {\"type\":\"tile\",\"order\":2").contains("\"s2\"");
        assertThat(events[2]).isEqualTo("data: {\"type\":\"complete\"}");
    }

    @Test
    void templates_makeInsightsThatAreSamples() {
        JsonNode made = create("{\"name\":\"mine\",\"use_template\":\"DEFAULT_APP\"}");
        assertThat(made.get("name").asString()).isEqualTo("mine");
        assertThat(made.get("creation_mode").asString()).isEqualTo("template");
        assertThat(made.get("tiles").size()).isEqualTo(6);
        assertThat(made.at("/tiles/0/insight/is_sample").asBoolean()).isTrue();
        assertThat(server.call("POST", ALL, "{\"use_template\":\"NO_SUCH\"}").status())
                .isEqualTo(400);
        String id = made.get("id").asString();
        JsonNode copy = create("{\"use_dashboard\":" + id + ",\"duplicate_tiles\":true}");
        assertThat(copy.at("/tiles/0/insight/name").asString()).endsWith(" (Copy)");
        assertThat(copy.at("/tiles/0/layouts")).isEqualTo(made.at("/tiles/0/layouts"));
    }

    @Test
    void brokenInsight_saysSoInItsTileAlone() {
        String id = dashboard("half broken");
        insightOn(id, "fine");
        server.call(
                "POST",
                INSIGHTS,
                "{\"dashboards\":[%s],\"query\":{\"kind\":\"HogQLQuery\",\"query\":\"select nothing_here from events\"}}"
                        .formatted(id));
        JsonNode tiles = get(ALL + id + "/?refresh=blocking").get("tiles");
        assertThat(tiles.at("/0/insight/result").isArray()).isTrue();
        assertThat(tiles.at("/0").has("error")).isFalse();
        assertThat(tiles.at("/1/error/message").asString()).contains("nothing_here");
    }

    @Test
    void sharing_isSwitchedOnAndOff() {
        String path = ALL + dashboard("shown around") + "/sharing/";
        assertThat(get(path).get("enabled").asBoolean()).isFalse();
        String first = patch(path, "{\"enabled\":true}").get("access_token").asString();
        assertThat(get(path).get("access_token").asString()).isEqualTo(first);
        patch(path, "{\"enabled\":false}");
        assertThat(patch(path, "{\"enabled\":true}").get("access_token").asString())
                .isNotEqualTo(first);
        assertThat(get(ALL).get("results")).anyMatch(one -> one.get("is_shared").asBoolean());
    }

    @Test
    void tiles_ofUnknownIdsAreNewWhenTheyHoldAText() {
        String id = dashboard("texts");
        insightOn(id, "there");
        String tile = get(ALL + id + "/").at("/tiles/0/id").asString();
        JsonNode changed =
                patch(
                        ALL + id + "/",
                        "{\"tiles\":[{\"id\":%s,\"color\":\"red\",\"is_cached\":true},{\"id\":987654,\"color\":\"blue\",\"text\":{\"body\":\"new\"}},{\"id\":987655,\"color\":\"green\"}]}"
                                .formatted(tile));
        assertThat(changed.get("tiles").size()).isEqualTo(2);
        assertThat(changed.at("/tiles/0/color").asString()).isEqualTo("red");
        assertThat(changed.at("/tiles/1/text/body").asString()).isEqualTo("new");
        assertThat(changed.at("/tiles/1/color").asString()).isEqualTo("blue");
    }

    @Test
    void variables_areFoundByTheirNameWhenTheyWereMadeAgain() {
        String variables = "/api/projects/@current/insight_variables/";
        String made = "{\"name\":\"Test 1\",\"type\":\"String\",\"default_value\":\"x\"}";
        String first = server.call("POST", variables, made).json().get("id").asString();
        String id =
                create(
                                "{\"name\":\"with variables\",\"variables\":{\"%s\":{\"code_name\":\"test_1\",\"variableId\":\"%s\",\"value\":\"mine\"}}}"
                                        .formatted(first, first))
                        .get("id")
                        .asString();
        assertThat(get(ALL + id + "/").at("/variables/" + first + "/value").asString())
                .isEqualTo("mine");
        server.call("DELETE", variables + first + "/", null);
        assertThat(get(ALL + id + "/").get("variables").isEmpty()).isTrue();
        String second = server.call("POST", variables, made).json().get("id").asString();
        JsonNode now = get(ALL + id + "/").at("/variables/" + second);
        assertThat(now.get("value").asString()).isEqualTo("mine");
        assertThat(now.get("variableId").asString()).isEqualTo(second);
    }

    @Test
    void templates_areCheckedBeforeAnythingIsMade() {
        String path = ALL + "create_from_template_json/";
        Answer invalid = server.call("POST", path, "{\"template\":{\"not a\":\"template\"}}");
        assertThat(invalid.status()).isEqualTo(400);
        assertThat(invalid.json().get("attr").isNull()).isTrue();
        assertThat(invalid.json().get("detail").asString())
                .contains(
                        "'template_name' is a required property",
                        "Failed validating 'required' in schema",
                        "{'not a': 'template'}");
        Answer empty =
                server.call(
                        "POST",
                        path,
                        "{\"template\":{\"template_name\":\"t\",\"dashboard_description\":\"\",\"dashboard_filters\":{},\"tiles\":[]}}");
        assertThat(empty.status()).isEqualTo(400);
    }

    @Test
    void activity_tellsWhatWasBeforeAndAfter() {
        String id = dashboard("watched");
        patch(ALL + id + "/", "{\"name\":\"renamed\",\"tags\":[\"b\"],\"pinned\":true}");
        patch(ALL + id + "/", "{\"deleted\":true}");
        patch(ALL + id + "/", "{\"deleted\":false}");
        JsonNode log = get(ALL + id + "/activity/").get("results");
        assertThat(log.valueStream().map(one -> one.get("activity").asString()))
                .containsExactly("restored", "deleted", "updated", "created");
        JsonNode changes = log.at("/2/detail/changes");
        assertThat(changes.valueStream().map(one -> one.get("field").asString()))
                .containsExactlyInAnyOrder("name", "pinned", "tags");
        assertThat(changes.at("/0/before").asString()).isEqualTo("watched");
        assertThat(changes.at("/0/after").asString()).isEqualTo("renamed");
    }
}
