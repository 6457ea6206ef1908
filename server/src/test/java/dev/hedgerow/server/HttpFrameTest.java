package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.server.TestServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpFrameTest {
    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/projects/@current/",
                "/api/projects/@current",
                "/api/environments/@current/",
                "/api/environments/@current",
                "/api/organizations/@current/projects/@current"
            })
    void project_isFoundUnderEveryPath(String path) {
        Answer answer = server.call("GET", path, null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("api_token").asString()).isEqualTo(TestServer.TOKEN);
        assertThat(answer.json().get("timezone").asString()).isEqualTo("UTC");
    }

    @Test
    void list_hasTheEnvelope() {
        server.call("POST", "/api/organizations/@current/projects/", "{\"name\":\"Second\"}");
        Answer answer = server.call("GET", "/api/projects/?limit=1", null);
        assertThat(answer.json().get("count").asLong()).isGreaterThan(1);
        assertThat(answer.json().get("results").size()).isEqualTo(1);
        assertThat(answer.json().get("previous").isNull()).isTrue();
        String next = answer.json().get("next").asString();
        assertThat(next).isEqualTo(server.url() + "/api/projects/?limit=1&offset=1");
        Answer second = server.call("GET", next.substring(server.url().length()), null);
        assertThat(second.json().get("previous").asString())
                .isEqualTo(server.url() + "/api/projects/?limit=1");
    }

    @Test
    void unknownPath_is404InShape() {
        Answer answer = server.call("GET", "/api/nothing/", null);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("code").asString()).isEqualTo("not_found");
        assertThat(answer.json().get("type").asString()).isEqualTo("invalid_request");
    }

    @Test
    void unknownProject_is404() {
        assertThat(server.call("GET", "/api/projects/999999/", null).status()).isEqualTo(404);
        assertThat(server.call("GET", "/api/projects/nonsense/", null).status()).isEqualTo(404);
    }

    @Test
    void otherMethod_is405InShape() {
        Answer answer = server.call("PUT", "/api/projects/@current/query/", "{}");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.json().get("code").asString()).isEqualTo("method_not_allowed");
        assertThat(answer.json().get("detail").asString()).isEqualTo("Method \"PUT\" not allowed.");
    }

    @Test
    void otherMediaType_is415() {
        Answer answer =
                server.send(
                        server.request("PATCH", "/api/projects/@current/", null)
                                .header("Authorization", "Bearer " + TestServer.KEY)
                                .header("Content-Type", "text/plain")
                                .method("PATCH", BodyPublishers.ofString("name")));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().get("code").asString()).isEqualTo("unsupported_media_type");
    }

    @Test
    void brokenJson_is400() {
        Answer answer = server.call("PATCH", "/api/projects/@current/", "{\"name\": ");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("code").asString()).isEqualTo("parse_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "null", "\"x\""})
    void bodyThatIsNoObject_is400(String body) {
        Answer answer = server.call("PATCH", "/api/projects/@current/", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("type").asString()).isEqualTo("validation_error");
    }

    @Test
    void wrongType_namesTheField() {
        Answer answer =
                server.call(
                        "PATCH", "/api/projects/@current/", "{\"path_cleaning_filters\": \"x\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("attr").asString()).isEqualTo("path_cleaning_filters");
        Answer login =
                server.anonymous("POST", "/api/login/", "{\"email\": true, \"password\": \"x\"}");
        assertThat(login.status()).isEqualTo(400);
        assertThat(login.json().get("attr").asString()).isEqualTo("email");
        assertThat(login.json().get("detail").asString()).isEqualTo("Not a valid string.");
    }

    @Test
    void missingField_isRequired() {
        Answer answer = server.anonymous("POST", "/api/login/", "{\"email\": \"a@b.c\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("code").asString()).isEqualTo("required");
        assertThat(answer.json().get("attr").asString()).isEqualTo("password");
    }

    @Test
    void unknownField_isIgnored() {
        Answer answer = server.call("PATCH", "/api/projects/@current/", "{\"never_heard_of\": 1}");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void hugeBody_is413() {
        Answer answer =
                server.call("PATCH", "/api/projects/@current/", " ".repeat(20 * 1024 * 1024 + 1));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().get("code").asString()).isEqualTo("request_too_large");
    }

    @Test
    void slice_isTheUsualOneWhenWhatIsAskedForIsNoNumber() {
        for (String odd : List.of("limit=x&offset=y", "limit=0", "limit=-1&offset=-1")) {
            Answer answer = server.call("GET", "/api/projects/@current/cohorts/?" + odd, null);
            assertThat(answer.status()).as(odd).isEqualTo(200);
            assertThat(answer.json().get("previous").isNull()).as(odd).isTrue();
        }
    }

    @Test
    void featureOfLater_is501WithItsName() {
        Answer answer = server.call("GET", "/api/projects/@current/notebooks/", null);
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.json().get("code").asString()).isEqualTo("not_implemented");
        assertThat(answer.json().get("detail").asString()).contains("Notebooks");
    }

    @Test
    void operations_answerWithoutCredentials() {
        assertThat(server.anonymous("GET", "/_health", null).status()).isEqualTo(200);
        assertThat(server.anonymous("GET", "/_dev/routes", null).text())
                .contains("/api/projects/{project_id}/");
        assertThat(server.anonymous("GET", "/metrics", null).text())
                .contains(
                        "hedgerow_http_requests_seconds_count",
                        "hedgerow_ingest_events_total",
                        "jvm_memory_used_bytes");
    }

    @Test
    void schema_describesWhatTheRoutesDeclare() {
        Answer answer = server.anonymous("GET", "/api/schema/", null);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode patch = answer.json().at("/paths/~1api~1projects~1{project_id}~1/patch");
        assertThat(patch.at("/security/0/PersonalAPIKeyAuth/0").asString())
                .isEqualTo("project:write");
        assertThat(patch.at("/requestBody/content/application~1json/schema/$ref").asString())
                .isEqualTo("#/components/schemas/ProjectFields");
        JsonNode fields = answer.json().at("/components/schemas/ProjectFields/properties");
        assertThat(fields.has("week_start_day")).isTrue();
        assertThat(
                        answer.json()
                                .at("/components/schemas/ErrorBody/properties/attr/type")
                                .toString())
                .contains("null");
    }

    @Test
    void schemaPage_isServedFromHere() {
        assertThat(server.anonymous("GET", "/api/schema/swagger-ui/", null).text())
                .contains("SwaggerUIBundle");
        assertThat(
                        server.anonymous("GET", "/api/schema/swagger-ui/swagger-ui-bundle.js", null)
                                .status())
                .isEqualTo(200);
        assertThat(server.anonymous("GET", "/api/schema/swagger-ui/other.js", null).status())
                .isEqualTo(404);
    }

    @Test
    void browserSdk_startsWithoutFlagsAndRecording() {
        Answer config = server.anonymous("GET", "/array/" + TestServer.TOKEN + "/config", null);
        assertThat(config.json().get("sessionRecording").asBoolean()).isFalse();
        assertThat(config.json().get("hasFeatureFlags").asBoolean()).isFalse();
        assertThat(config.header("Access-Control-Allow-Origin")).isEqualTo("*");
        Answer script = server.anonymous("GET", "/array/" + TestServer.TOKEN + "/config.js", null);
        assertThat(script.header("Content-Type")).startsWith("application/javascript");
        assertThat(script.text()).contains("_POSTHOG_REMOTE_CONFIG", TestServer.TOKEN);
        assertThat(server.anonymous("GET", "/array/phc_nobody/config", null).status())
                .isEqualTo(404);
        Answer flags = server.anonymous("POST", "/flags/?v=2&config=true", "{}");
        assertThat(flags.json().get("flags").size()).isZero();
        assertThat(flags.json().get("supportedCompression").isArray()).isTrue();
        Answer array = server.anonymous("GET", "/static/array.js", null);
        assertThat(array.status()).isEqualTo(200);
        assertThat(array.text()).contains("posthog");
        assertThat(server.anonymous("GET", "/static/..%2Fapplication.js", null).status())
                .isNotEqualTo(200);
    }

    @Test
    void preflight_grantsWhatIsAsked() {
        Answer answer =
                server.send(
                        server.request("OPTIONS", "/flags/", null)
                                .header("Origin", "https://shop.example")
                                .header("Access-Control-Request-Headers", "content-type,x-other"));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("content-type,x-other");
    }
}
