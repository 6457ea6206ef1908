package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Templates of dashboards that a project saves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SavedTemplatesTest {
    private static final String ALL = "/api/projects/@current/dashboard_templates/";
    private static final String DASHBOARDS = "/api/projects/@current/dashboards/";
    private static final String TILES =
            "[{\"type\":\"INSIGHT\",\"name\":\"Visits\",\"color\":\"blue\",\"query\":{\"kind\":\"HogQLQuery\",\"query\":\"select 1\"}},"
                    + "{\"type\":\"TEXT\",\"body\":\"Read this\"}]";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String save(String name) {
        Answer made =
                server.call(
                        "POST",
                        ALL,
                        "{\"template_name\":\"%s\",\"dashboard_description\":\"Ours\",\"dashboard_filters\":{\"date_from\":\"-3d\"},\"tags\":[\"team\"],\"tiles\":%s}"
                                .formatted(name, TILES));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().get("scope").asString()).isEqualTo("team");
        assertThat(made.json().at("/created_by/email").asString()).isEqualTo(TestServer.EMAIL);
        return made.json().get("id").asString();
    }

    private List<String> names(String parameters) {
        return server.call("GET", ALL + parameters, null)
                .json()
                .get("results")
                .valueStream()
                .map(template -> template.get("template_name").asString())
                .toList();
    }

    private JsonNode patch(String id, String body) {
        Answer answer = server.call("PATCH", ALL + id + "/", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void savedTemplate_makesDashboards() {
        save("Weekly look");

        Answer made = server.call("POST", DASHBOARDS, "{\"use_template\":\"Weekly look\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode dashboard = made.json();
        assertThat(dashboard.get("name").asString()).isEqualTo("Weekly look");
        assertThat(dashboard.get("description").asString()).isEqualTo("Ours");
        assertThat(dashboard.at("/filters/date_from").asString()).isEqualTo("-3d");
        assertThat(dashboard.at("/tags/0").asString()).isEqualTo("team");
        assertThat(dashboard.at("/tiles/0/insight/name").asString()).isEqualTo("Visits");
        assertThat(dashboard.at("/tiles/0/color").asString()).isEqualTo("blue");
        assertThat(dashboard.at("/tiles/1/text/body").asString()).isEqualTo("Read this");
    }

    @Test
    void savedTemplate_isListedChangedAndDeleted() {
        String id = save("First name");
        assertThat(names("")).contains("First name", "Website traffic");
        assertThat(names("?search=FIRST")).containsExactly("First name");
        assertThat(names("?scope=global")).doesNotContain("First name");

        JsonNode changed = patch(id, "{\"template_name\":\"Second name\"}");
        assertThat(changed.get("template_name").asString()).isEqualTo("Second name");
        assertThat(changed.get("tiles").size()).isEqualTo(2);
        assertThat(server.call("GET", ALL + id + "/", null).json()).isEqualTo(changed);

        patch(id, "{\"deleted\":true}");
        assertThat(names("")).doesNotContain("Second name");
        assertThat(server.call("GET", ALL + id + "/", null).status()).isEqualTo(404);
        assertThat(server.call("POST", DASHBOARDS, "{\"use_template\":\"Second name\"}").status())
                .isEqualTo(400);
        patch(id, "{\"deleted\":false}");
        assertThat(names("")).contains("Second name");
        assertThat(server.call("DELETE", ALL + id + "/", null).status()).isEqualTo(405);
    }

    @Test
    void tiles_areCheckedBeforeTheyAreSaved() {
        String id = save("Sound");
        for (String tiles : List.of("[]", "null", "[{\"type\":\"PICTURE\"}]", "[1]")) {
            String body = "{\"template_name\":\"Odd\",\"tiles\":%s}".formatted(tiles);
            assertThat(server.call("POST", ALL, body).status()).as(tiles).isEqualTo(400);
            assertThat(server.call("PATCH", ALL + id + "/", body).status())
                    .as(tiles)
                    .isEqualTo(400);
        }
        assertThat(server.call("POST", ALL, "{\"tiles\":%s}".formatted(TILES)).status())
                .isEqualTo(400);
        assertThat(names("")).contains("Sound").doesNotContain("Odd");
    }

    @Test
    void builtInTemplate_isNotForChanging() {
        String builtIn =
                server.call("GET", ALL + "?scope=global", null)
                        .json()
                        .at("/results/0/id")
                        .asString();
        assertThat(server.call("PATCH", ALL + builtIn + "/", "{\"deleted\":true}").status())
                .isEqualTo(403);
    }

    @Test
    void otherProject_hasTemplatesOfItsOwn() {
        save("Mine alone");
        Answer other =
                server.call(
                        "POST", "/api/organizations/@current/projects/", "{\"name\":\"Other\"}");
        String there = "/api/projects/" + other.json().get("id").asString();
        assertThat(server.call("GET", there + "/dashboard_templates/", null).text())
                .contains("Website traffic")
                .doesNotContain("Mine alone");
        assertThat(
                        server.call(
                                        "POST",
                                        there + "/dashboards/",
                                        "{\"use_template\":\"Mine alone\"}")
                                .status())
                .isEqualTo(400);
    }
}
