package dev.hedgerow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.http.phrasing.ChatPhrasing;
import dev.hedgerow.server.TestServer.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Suggestions, analysis and names over HTTP, with a model that shouts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InsightAdviceTest {
    private static final String ALL = "/api/projects/@current/insights/";
    private static final String DATES =
            "\"dateRange\":{\"date_from\":\"2024-01-01\",\"date_to\":\"2024-01-20\"}";

    private LanguageModelStandIn model;
    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        model = new LanguageModelStandIn(text -> "SHOUTED: " + text);
        server =
                TestServer.start(
                        folder, new Config.LanguageModel(model.url(), "secret", "small-model"));
        List<String> events = new ArrayList<>();
        for (int day = 1; day <= 20; day++) {
            for (int i = 0; i < (day <= 10 ? 8 : 4); i++) {
                String os = i % 2 == 0 || day > 10 ? "Linux" : "iOS";
                events.add(event("opened app", "p" + i, day, 10, os));
                events.add(event("paid", "p" + i, day, 11 + i, os));
            }
        }
        Answer sent =
                server.anonymous(
                        "POST",
                        "/batch/",
                        "{\"api_key\":\""
                                + TestServer.TOKEN
                                + "\",\"historical_migration\":true,\"batch\":["
                                + String.join(",", events)
                                + "]}");
        assertThat(sent.status()).isEqualTo(200);
    }

    private static String event(String name, String who, int day, int minute, String os) {
        return """
        {"event":"%s","distinct_id":"%s","timestamp":"2024-01-%02dT10:%02d:00Z","properties":{"$os":"%s"}}\
        """
                .formatted(name, who, day, minute, os);
    }

    @AfterAll
    void stop() {
        server.close();
        model.close();
    }

    private void approve(boolean approved) {
        Answer answer =
                server.call(
                        "PATCH",
                        "/api/organizations/@current/",
                        "{\"is_ai_data_processing_approved\":" + approved + "}");
        assertThat(answer.status()).isEqualTo(200);
    }

    private String path(String query) {
        Answer made =
                server.call(
                        "POST",
                        ALL,
                        "{\"query\":{\"kind\":\"InsightVizNode\",\"source\":" + query + "}}");
        return ALL + made.json().get("short_id").asString() + "/";
    }

    private static String trend() {
        return "{\"kind\":\"TrendsQuery\",\"series\":[{\"kind\":\"EventsNode\",\"event\":\"paid\"}],"
                + DATES
                + "}";
    }

    private static String funnel() {
        return "{\"kind\":\"FunnelsQuery\",\"series\":[{\"kind\":\"EventsNode\",\"event\":\"opened app\"},"
                + "{\"kind\":\"EventsNode\",\"event\":\"paid\"}],"
                + DATES
                + "}";
    }

    @Test
    void advice_wantsTheOrganizationsApproval() {
        String path = path(trend());
        approve(false);
        for (Answer answer :
                List.of(
                        server.call("GET", path + "analyze/", null),
                        server.call("GET", path + "suggestions/", null),
                        server.call("POST", path + "suggestions/", "{}"),
                        server.call("POST", ALL + "generate_metadata/", "{}"))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().get("code").asString()).isEqualTo("permission_denied");
        }
        approve(true);
        assertThat(
                        server.call("POST", ALL + "generate_metadata/", "{}")
                                .json()
                                .get("detail")
                                .asString())
                .isEqualTo("Missing 'query' field in request body");
        assertThat(server.call("GET", ALL + "999999/analyze/", null).status()).isEqualTo(404);
    }

    @Test
    void suggestions_run() {
        approve(true);
        List<String> titles = new ArrayList<>();
        for (String query : List.of(trend(), funnel())) {
            Answer answer = server.call("GET", path(query) + "suggestions/", null);
            assertThat(answer.status()).isEqualTo(200);
            for (JsonNode suggestion : answer.json()) {
                titles.add(suggestion.get("title").asString());
                Answer run =
                        server.call(
                                "POST",
                                "/api/projects/@current/query/",
                                "{\"query\":" + suggestion.get("targetQuery") + "}");
                assertThat(run.status()).as(run.text()).isEqualTo(200);
            }
        }
        assertThat(titles)
                .contains("Funnel opened app → paid", "Retention of users who performed paid");
    }

    @Test
    void analysis_isTheModelsWordsWithOurNumbers_orOurs() {
        approve(true);
        String path = path(trend());
        String text = server.call("GET", path + "analyze/", null).json().get("result").asString();
        assertThat(text)
                .startsWith(
                        "SHOUTED: paid changed on 2024-01-11: 4 a day from then on, 8 before (-50%).")
                .contains("$os = iOS drives the change: 0 after 4");
        LanguageModelStandIn.Seen seen = model.seen().getLast();
        assertThat(seen.path()).isEqualTo("/v1/chat/completions");
        assertThat(seen.authorization()).isEqualTo("Bearer secret");
        assertThat(seen.body().get("model").asString()).isEqualTo("small-model");

        model.answerWith(500);
        String ours = server.call("GET", path + "analyze/", null).json().get("result").asString();
        model.answerWith(200);
        assertThat("SHOUTED: " + ours).isEqualTo(text);
    }

    @Test
    void metadata_namesQueriesOfAnyKind() {
        approve(true);
        JsonNode made =
                server.call("POST", ALL + "generate_metadata/", "{\"query\":" + funnel() + "}")
                        .json();
        assertThat(made.get("name").asString()).isEqualTo("Opened app → paid conversion");
        assertThat(made.get("description").asString())
                .contains("go on to paid, within 14 days from 2024-01-01 to 2024-01-20");
        Answer unknown =
                server.call(
                        "POST",
                        ALL + "generate_metadata/",
                        "{\"query\":{\"kind\":\"SomeRandomQuery\"}}");
        assertThat(unknown.status()).isEqualTo(400);
    }

    @Test
    void phrasing_neverChangesNumbers_andFallsBackSilently() {
        try (LanguageModelStandIn liar = new LanguageModelStandIn(_ -> "It was 43 of 5.")) {
            ChatPhrasing phrasing = new ChatPhrasing(liar.url(), null, "m");
            assertThat(phrasing.rephrase("It was 42 of 5.")).isEqualTo("It was 42 of 5.");
            assertThat(phrasing.rephrase("Between 43 and 5.")).isEqualTo("It was 43 of 5.");
            assertThat(liar.seen().getFirst().authorization()).isNull();
        }
        ChatPhrasing nobody = new ChatPhrasing("http://127.0.0.1:1/v1", null, "m");
        assertThat(nobody.rephrase("Alone.")).isEqualTo("Alone.");
        assertThat(new Config.LanguageModel("http://x", "secret", "m").toString())
                .doesNotContain("secret");
    }
}
