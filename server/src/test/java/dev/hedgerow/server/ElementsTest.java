package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ElementsTest {
    private static final String ELEMENTS = "/api/environments/@current/elements/";
    private static final String STATS =
            ELEMENTS + "stats/?paginate_response=true&date_from=2024-01-01&date_to=2024-01-31&";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        click(
                "$autocapture",
                "button.w-1/2:text=\\\"Click me\\\"nth-child=\\\"1\\\"attr__data-id=\\\"7\\\"attr__role=\\\"x\\\";"
                        + "div.container.hover:bg-blue.main:attr_id=\\\"main-content\\\"");
        click(
                "$autocapture",
                "a:href=\\\"/other\\\"text=\\\"Nav; with \\\\\\\"quotes\\\\\\\"\\\";nav.navbar:");
        click("$rageclick", "a:href=\\\"/other\\\"text=\\\"Nav\\\"");
        click("$dead_click", "span:text=\\\"dead\\\"");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void click(String event, String chain) {
        Answer answer =
                server.anonymous(
                        "POST",
                        "/e/",
                        "{\"token\":\"%s\",\"event\":\"%s\",\"distinct_id\":\"ann\",\"timestamp\":\"2024-01-10T12:00:00Z\",\"properties\":{\"$elements_chain\":\"%s\"}}"
                                .formatted(TestServer.TOKEN, event, chain));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode get(String path) {
        Answer answer = server.call("GET", path, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void chains_areReadBackIntoElements() {
        JsonNode elements = get(STATS + "container_selector=.container").at("/results/0/elements");
        assertThat(elements.at("/0/tag_name").asString()).isEqualTo("button");
        assertThat(elements.at("/0/attr_class/0").asString()).isEqualTo("w-1/2");
        assertThat(elements.at("/0/nth_child").asInt()).isEqualTo(1);
        assertThat(elements.at("/0/attributes").toString())
                .isEqualTo("{\"attr__data-id\":\"7\",\"attr__role\":\"x\"}");
        assertThat(elements.at("/1/attr_id").asString()).isEqualTo("main-content");
        assertThat(elements.at("/1/attr_class").toString())
                .isEqualTo("[\"container\",\"hover:bg-blue\",\"main\"]");
        assertThat(elements.at("/1/text").isNull()).isTrue();
        JsonNode quoted = get(STATS + "container_selector=nav.navbar").at("/results/0/elements/0");
        assertThat(quoted.get("text").asString()).isEqualTo("Nav; with \"quotes\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3",
        "include=$rageclick, 1",
        "include=$rageclick&include=$autocapture, 3",
        "'include=$rageclick,$dead_click', 2",
        "include=%5B%22%24dead_click%22%5D, 1",
        "container_selector=.container, 1",
        "container_selector=%23main-content, 1",
        "container_selector=div.container, 1",
        "container_selector=nav.container, 0",
        "container_selector=.hover%5C:bg-blue, 1",
        "container_selector=.w-1%5C/2, 1",
        "container_selector=%5Bdata-id=%227%22%5D, 1",
        "container_selector=%5Binvalid, 3",
        "container_selector=, 3",
        "sampling_factor=0.5, 3"
    })
    void stats_countWhatIsAskedFor(String call, int chains) {
        assertThat(get(STATS + call).get("results")).hasSize(chains);
    }

    @Test
    void stats_leaveOutAttributesAndAncestorsOnRequest() {
        JsonNode elements =
                get(STATS
                                + "container_selector=.main&data_attributes=data-*&max_element_chain_depth=1")
                        .at("/results/0/elements");
        assertThat(elements).hasSize(1);
        assertThat(elements.at("/0/attributes").toString()).isEqualTo("{\"attr__data-id\":\"7\"}");
    }

    @Test
    void stats_lastSevenDaysUnlessToldOtherwise() {
        assertThat(get(ELEMENTS + "stats/")).isEmpty();
        assertThat(get(ELEMENTS + "stats/?date_from=all")).hasSize(3);
        assertThat(get(ELEMENTS + "stats/?date_from=2024-01-10&date_to=2024-01-10")).hasSize(3);
        assertThat(get(ELEMENTS + "stats/?date_from=2024-01-10&date_to=2024-01-10T11:00:00"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=not-a-number, limit",
        "limit=0, limit",
        "offset=-1, offset",
        "offset=x, offset",
        "include=$pageview, include",
        "include=%5B1, include",
        "sampling_factor=2, sampling_factor",
        "max_element_chain_depth=0, max_element_chain_depth",
        "properties=%7B, properties",
        "date_from=nonsense, date_from"
    })
    void stats_refuseWithTheParameter(String call, String attr) {
        Answer answer = server.call("GET", ELEMENTS + "stats/?" + call, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("attr").asString()).isEqualTo(attr);
    }

    @ParameterizedTest
    @CsvSource({
        "key=tag_name, a|button",
        "key=tag_name&value=butt, button",
        "key=text&value=Click, Click me",
        "key=text&value=click, ''",
        "key=href, /other",
        "key=attr_id, main-content",
        "key=selector, ''",
        "'', ''"
    })
    void values_areThoseOfAutocapture(String call, String names) {
        List<String> found = get(ELEMENTS + "values/?" + call).findValuesAsString("name");
        assertThat(String.join("|", found)).isEqualTo(names);
    }

    @Test
    void keptElements_areMadeChangedAndDeleted() {
        Answer made =
                server.call(
                        "POST",
                        ELEMENTS,
                        "{\"tag_name\":\"a\",\"attr_class\":[\"big\"],\"attributes\":{\"attr__x\":\"1\"},\"order\":2}");
        assertThat(made.status()).isEqualTo(201);
        String one = ELEMENTS + made.json().get("id").asString() + "/";
        JsonNode changed =
                server.call("PATCH", one, "{\"text\":\"go\",\"attr_class\":null}").json();
        assertThat(changed.get("text").asString()).isEqualTo("go");
        assertThat(changed.get("attr_class").isNull()).isTrue();
        assertThat(get(one)).isEqualTo(changed);
        assertThat(get(ELEMENTS + "?limit=1").get("results").get(0)).isEqualTo(changed);
        Answer refused = server.call("PATCH", one, "{\"order\":99999999999}");
        assertThat(refused.json().get("attr").asString()).isEqualTo("order");
        assertThat(server.call("DELETE", one, null).status()).isEqualTo(204);
        assertThat(server.call("GET", one, null).status()).isEqualTo(404);
    }

    @Test
    void properties_filterByPersonAndSql() {
        String sql = encoded("[{\"type\":\"hogql\",\"key\":\"event = '$rageclick'\"}]");
        assertThat(get(STATS + "properties=" + sql).get("results")).hasSize(1);
        String person = encoded("[{\"type\":\"person\",\"key\":\"email\",\"value\":\"x\"}]");
        assertThat(get(STATS + "properties=" + person).get("results")).isEmpty();
    }
}
