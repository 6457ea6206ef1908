package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DefinitionsTest {
    private static final String PROJECT = "/api/projects/@current/";
    private static final String EVENTS = PROJECT + "event_definitions/";
    private static final String PROPERTIES = PROJECT + "property_definitions/";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void capture(String event) {
        Answer answer =
                server.anonymous(
                        "POST",
                        "/e/",
                        "{\"token\":\"%s\",\"event\":\"%s\",\"distinct_id\":\"ann\",\"properties\":{\"p\":1}}"
                                .formatted(TestServer.TOKEN, event));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode get(String path) {
        Answer answer = server.call("GET", path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode byName(String event) {
        return get(EVENTS + "by_name/?name=" + event);
    }

    private JsonNode patch(String event, String body) {
        Answer answer =
                server.call("PATCH", EVENTS + byName(event).get("id").asString() + "/", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode hogql(String sql) {
        Answer answer =
                server.call(
                        "POST",
                        PROJECT + "query/",
                        "{\"refresh\":\"force_blocking\",\"query\":{\"kind\":\"HogQLQuery\",\"query\":\""
                                + sql
                                + "\"}}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("results");
    }

    private int count(String event) {
        return hogql("select count() from events where event = '" + event + "'").at("/0/0").asInt();
    }

    @Test
    void reject_refusesTheVeryNextEventAndWarns() {
        capture("noise");
        patch("noise", "{\"enforcement_mode\":\"reject\"}");
        capture("noise");
        capture("noise");
        assertThat(count("noise")).isEqualTo(1);
        JsonNode warnings = get(PROJECT + "ingestion_warnings/?q=noise").at("/results/0");
        assertThat(warnings.get("type").asString()).isEqualTo("event_rejected");
        assertThat(warnings.get("count").asInt()).isEqualTo(2);
        assertThat(warnings.at("/warnings/0/details/eventName").asString()).isEqualTo("noise");
        assertThat(warnings.at("/sparkline/0/0").asInt()).isEqualTo(2);
        assertThat(get(PROJECT + "ingestion_warnings/?q=silence").get("results")).isEmpty();
        patch("noise", "{\"enforcement_mode\":\"allow\"}");
        capture("noise");
        assertThat(count("noise")).isEqualTo(2);
    }

    @Test
    void deletedDefinitions_comeBackWithTheNextEvent() {
        capture("again");
        String id = byName("again").get("id").asString();
        assertThat(server.call("DELETE", EVENTS + id + "/", null).status()).isEqualTo(204);
        assertThat(server.call("DELETE", EVENTS + id + "/", null).status()).isEqualTo(404);
        String property = get(PROPERTIES + "?properties=p").at("/results/0/id").asString();
        assertThat(server.call("DELETE", PROPERTIES + property + "/", null).status())
                .isEqualTo(204);
        assertThat(get(PROPERTIES + "?properties=p").get("count").asInt()).isZero();
        capture("again");
        assertThat(byName("again").get("id").asString()).isNotEqualTo(id);
        assertThat(get(PROPERTIES + "?properties=p").get("count").asInt()).isEqualTo(1);
    }

    @Test
    void metrics_countEventsAndInsightsThatUseThem() {
        capture("measured");
        capture("measured");
        String series =
                "{\"query\":{\"kind\":\"InsightVizNode\",\"source\":{\"kind\":\"TrendsQuery\",\"series\":[%s]}}}";
        String action =
                server.call(
                                "POST",
                                PROJECT + "actions/",
                                "{\"name\":\"m\",\"steps\":[{\"event\":\"measured\"}]}")
                        .json()
                        .get("id")
                        .asString();
        insight(series.formatted("{\"kind\":\"EventsNode\",\"event\":\"measured\"}"));
        insight(series.formatted("{\"kind\":\"ActionsNode\",\"id\":" + action + "}"));
        insight(series.formatted("{\"kind\":\"EventsNode\",\"event\":\"other\"}"));
        insight(
                "{\"query\":{\"kind\":\"DataTableNode\",\"source\":{\"kind\":\"HogQLQuery\",\"query\":"
                        + "\"select 1 from events where event = 'measured'\"}}}");
        JsonNode metrics = get(EVENTS + byName("measured").get("id").asString() + "/metrics/");
        assertThat(metrics.get("volume_30_day").asInt()).isEqualTo(2);
        assertThat(metrics.get("insights")).hasSize(3);
        assertThat(metrics.get("query_usage_30_day").asInt()).isEqualTo(3);
    }

    private void insight(String body) {
        assertThat(server.call("POST", PROJECT + "insights/", body).status()).isEqualTo(201);
    }

    @Test
    void owner_isShownAsAPerson() {
        capture("owned");
        String me = get("/api/users/@me/").get("id").asString();
        JsonNode owned = patch("owned", "{\"owner\":" + me + ",\"default_columns\":[\"event\"]}");
        assertThat(owned.at("/owner/email").asString()).isEqualTo(TestServer.EMAIL);
        assertThat(owned.at("/default_columns/0").asString()).isEqualTo("event");
        assertThat(owned.at("/updated_by/email").asString()).isEqualTo(TestServer.EMAIL);
    }

    @Test
    void primaryProperties_areOfTheEventsNamed() {
        capture("primary");
        patch("primary", "{\"primary_property\":\"p\"}");
        JsonNode all = get(EVENTS + "primary_properties/?names=primary&names=unknown");
        assertThat(all.get("primary_properties").size()).isEqualTo(1);
        assertThat(all.at("/primary_properties/primary").asString()).isEqualTo("p");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event_definitions/?limit=9223372036854775808",
                "event_definitions/?offset=9223372036854775808",
                "event_definitions/?tags=nonsense",
                "event_definitions/?ordering=event",
                "property_definitions/?event_names=%5B1%5D",
                "property_definitions/?type=group&group_type_index=3"
            })
    void list_takes(String call) {
        assertThat(server.call("GET", PROJECT + call, null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "event_definitions/?limit=0, limit",
        "event_definitions/?offset=-1, offset",
        "event_definitions/?limit=x, limit",
        "event_definitions/?event_type=nonsense, event_type",
        "event_definitions/?excluded_properties=nonsense, excluded_properties",
        "event_definitions/by_name/, name",
        "property_definitions/?type=nonsense, type",
        "property_definitions/?type=group, group_type_index",
        "property_definitions/?type=group&group_type_index=77, group_type_index",
        "property_definitions/?type=group&group_type_index=-1, group_type_index",
        "property_definitions/?type=event&group_type_index=3, group_type_index",
        "property_definitions/?type=person&event_names=%5B%22a%22%5D, event_names",
        "property_definitions/?event_names=a, event_names",
        "property_definitions/?is_numerical=perhaps, is_numerical",
        "property_definitions/seen_together/?property_name=a, event_names",
        "property_definitions/seen_together/?event_names=a, property_name"
    })
    void list_refusesWithTheParameter(String call, String attr) {
        Answer answer = server.call("GET", PROJECT + call, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("attr").asString()).isEqualTo(attr);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event_definitions/undefined/",
                "event_definitions/00000000-0000-4000-8000-000000000000/metrics/",
                "event_definitions/by_name/?name=unheard",
                "property_definitions/undefined/"
            })
    void unknown_isNotFound(String call) {
        assertThat(server.call("GET", PROJECT + call, null).status()).isEqualTo(404);
    }

    @Test
    void builtInProperties_canBeAskedFor() {
        get(PROPERTIES + "?type=person&search=virt")
                .get("results")
                .forEach(property -> {
                    assertThat(property.get("virtual").asBoolean()).isTrue();
                    hogql("select person." + property.get("name").asString() + " from events");
                });
        JsonNode sessions = get(PROPERTIES + "?type=session").get("results");
        assertThat(sessions).isNotEmpty();
        sessions.forEach(
                property -> hogql("select " + property.get("name").asString() + " from sessions"));
    }
}
