package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hedgerow.server.TestServer.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What endpoints answer is what the published document says: every list and every single object
 * that a GET shows, and what the POSTs of this test make. A field that the document does not name
 * is as wrong as one that it names and that is not there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SchemaTest {
    private static final String PROJECT = "/api/projects/{project_id}";
    private static final String QUERY =
            "{\"kind\":\"InsightVizNode\",\"source\":{\"kind\":\"TrendsQuery\","
                    + "\"series\":[{\"kind\":\"EventsNode\",\"event\":\"$pageview\"}]}}";

    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, JsonNode> answers = new LinkedHashMap<>();
    private final List<String> untrue = new ArrayList<>();

    private TestServer server;
    private JsonNode document;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        document = server.anonymous("GET", "/api/schema/", null).json();
        closeRecords(document.at("/components/schemas"));
        makeOneOfEach();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** Objects whose fields are named have no others, unless they say so. */
    private static void closeRecords(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(SchemaTest::closeRecords);
    }

    private void makeOneOfEach() {
        server.anonymous(
                "POST",
                "/i/v0/e/",
                "{\"token\":\"%s\",\"event\":\"$pageview\",\"distinct_id\":\"ann\",\"properties\":{\"$browser\":\"x\"}}"
                        .formatted(TestServer.TOKEN));
        String dashboard =
                make("/dashboards/", "{\"name\":\"one\",\"tags\":[\"a\"]}").get("id").asString();
        make(
                "/insights/",
                "{\"name\":\"one\",\"dashboards\":[%s],\"query\":%s}".formatted(dashboard, QUERY));
        server.call(
                "PATCH",
                "/api/projects/@current/dashboards/" + dashboard + "/",
                "{\"tiles\":[{\"text\":{\"body\":\"words\"}}]}");
        make("/actions/", "{\"name\":\"one\",\"steps\":[{\"event\":\"$pageview\"}]}");
        make(
                "/cohorts/",
                "{\"name\":\"one\",\"filters\":{\"properties\":{\"type\":\"OR\",\"values\":[]}}}");
        make(
                "/dashboard_templates/",
                "{\"template_name\":\"one\",\"tiles\":[{\"type\":\"TEXT\",\"body\":\"words\"}]}");
        make("/insight_variables/", "{\"name\":\"one\",\"type\":\"String\"}");
        make("/annotations/", "{\"content\":\"one\",\"date_marker\":\"2024-01-01T00:00:00Z\"}");
        make("/elements/", "{\"text\":\"one\",\"tag_name\":\"a\"}");
        make("/event_definitions/", "{\"name\":\"one\"}");
        make("/query/", "{\"query\":{\"kind\":\"HogQLQuery\",\"query\":\"select 1\"}}");
    }

    private JsonNode make(String path, String body) {
        Answer answer = server.call("POST", "/api/projects/@current" + path, body);
        if (answer.status() < 300) {
            check("post", PROJECT + path, answer);
        }
        return answer.json();
    }

    @Test
    void answers_areWhatTheDocumentSays() {
        for (String path : document.get("paths").propertyNames()) {
            if (document.at("/paths").path(path).has("get")) {
                visit(path);
            }
        }
        assertThat(untrue).isEmpty();
        assertThat(answers)
                .containsKeys(
                        PROJECT + "/dashboards/",
                        PROJECT + "/dashboards/{id}/",
                        PROJECT + "/dashboards/{id}/sharing/",
                        PROJECT + "/dashboards/{id}/run_insights/",
                        PROJECT + "/dashboards/{id}/activity/",
                        PROJECT + "/dashboard_templates/{id}/",
                        PROJECT + "/insights/",
                        PROJECT + "/insights/{id}/",
                        PROJECT + "/actions/{id}/",
                        PROJECT + "/cohorts/{id}/",
                        "/api/users/@me/",
                        "/api/organizations/{organization_id}/");
        assertThat(answers).hasSizeGreaterThan(30);
    }

    /** Calls a GET; a parameter is the id of the first thing in the list above it. */
    private void visit(String path) {
        String url = url(path);
        if (url != null) {
            Answer answer = server.call("GET", url, null);
            assertThat(answer.status()).as(url).isNotIn(500, 502, 503);
            if (answer.status() == 200 && answer.header("Content-Type").contains("json")) {
                answers.put(path, answer.json());
                check("get", path, answer);
            }
        }
    }

    private @Nullable String url(String path) {
        String url =
                path.replace("{project_id}", "@current").replace("{organization_id}", "@current");
        int at = url.indexOf('{');
        if (at < 0) {
            return url;
        }
        Answer list = server.call("GET", url.substring(0, at), null);
        if (list.status() != 200 || !list.header("Content-Type").contains("json")) {
            return null;
        }
        JsonNode all = list.json();
        JsonNode first = all.isArray() ? all.path(0) : all.path("results").path(0);
        JsonNode id = first.path("id");
        String filled =
                url.substring(0, at) + id.asString("") + url.substring(url.indexOf('}', at) + 1);
        return id.isMissingNode() || filled.contains("{") ? null : filled;
    }

    private void check(String method, String path, Answer answer) {
        JsonNode responses = document.at("/paths").path(path).path(method).path("responses");
        JsonNode schema =
                responses
                        .path(String.valueOf(answer.status()))
                        .at("/content/application~1json/schema");
        if (schema.isMissingNode()) {
            untrue.add(method + " " + path + ": the document has no " + answer.status());
            return;
        }
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.set("components", document.get("components"));
        whole.putArray("allOf").add(schema);
        Schema validator = registry.getSchema(whole);
        validator
                .validate(answer.json())
                .forEach(error ->
                        untrue.add(
                                method
                                        + " "
                                        + path
                                        + ": "
                                        + error.getInstanceLocation()
                                        + " "
                                        + error.getMessage()));
    }
}
