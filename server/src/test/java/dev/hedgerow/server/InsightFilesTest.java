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

/** Insights as CSV files, and the correlation endpoint, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InsightFilesTest {
    private static final String ALL = "/api/environments/@current/insights/";
    private static final String DATES =
            "\"dateRange\":{\"date_from\":\"2024-01-01\",\"date_to\":\"2024-01-02\"}";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        String events =
                """
                {"api_key":"%s","historical_migration":true,"batch":[
                 {"event":"signup","distinct_id":"ann","timestamp":"2024-01-01T10:00:00Z","properties":{"plan":"=cmd()"}},
                 {"event":"paid","distinct_id":"ann","timestamp":"2024-01-01T10:10:00Z","properties":{"plan":"a, \\"b\\""}},
                 {"event":"signup","distinct_id":"bob","timestamp":"2024-01-02T10:00:00Z","properties":{}}]}
                """
                        .formatted(TestServer.TOKEN);
        assertThat(server.anonymous("POST", "/batch/", events).status()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String made(String query) {
        Answer answer =
                server.call("POST", ALL, "{\"name\":\"Café sales\",\"query\":" + query + "}");
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().get("short_id").asString();
    }

    private static String viz(String source) {
        return "{\"kind\":\"InsightVizNode\",\"source\":" + source + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '^',
            value = {
                "{'kind':'TrendsQuery','series':[{'event':'signup'}],DATES}#series,1-Jan-2024,2-Jan-2024/signup,1,1",
                "{'kind':'LifecycleQuery','series':[{'event':'paid'}],DATES}#series,1-Jan-2024,2-Jan-2024/paid - new,1,0",
                "{'kind':'StickinessQuery','series':[{'event':'signup'}],DATES}#series,1 day,2 days/signup,2,0",
                "{'kind':'FunnelsQuery','series':[{'event':'signup'},{'event':'paid'}],DATES}#name,breakdown_value,action_id,count",
                "{'kind':'RetentionQuery','retentionFilter':{'totalIntervals':2,'targetEntity':{'id':'signup'}},DATES}#cohort,cohort size,Day 0,Day 1",
                "{'kind':'PathsQuery','pathsFilter':{'includeEventTypes':['custom_event']},DATES}#source,target,value,average_conversion_time/1_signup,2_paid,1,"
            })
    void insightOfEachKind_isAFile(String query, String start) {
        String json = query.replace("DATES", DATES).replace('\'', '"');
        String id = made(viz(json));
        Answer file = server.call("GET", ALL + id + "/?format=csv", null);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text()).startsWith(start.replace("/", "\r\n"));
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("filename=\"caf-sales.csv\"");
        assertThat(server.call("GET", ALL + id + ".csv/", null).text()).isEqualTo(file.text());
    }

    @Test
    void sqlAndEventLists_areFiles_quotedAndHarmless() {
        String sql =
                made(
                        "{\"kind\":\"DataVisualizationNode\",\"source\":{\"kind\":\"HogQLQuery\",\"query\":"
                                + "\"select event, properties.plan as plan from events order by timestamp\"}}");
        assertThat(server.call("GET", ALL + sql + "/?format=csv", null).text())
                .isEqualTo("event,plan\r\nsignup,'=cmd()\r\npaid,\"a, \"\"b\"\"\"\r\nsignup,\r\n");
        String list =
                made(
                        "{\"kind\":\"DataTableNode\",\"source\":{\"kind\":\"EventsQuery\",\"after\":\"2024-01-01\","
                                + "\"select\":[\"event\",\"distinct_id -- Who\"],\"orderBy\":[\"timestamp\"]}}");
        assertThat(server.call("GET", ALL + list + "/?format=csv", null).text())
                .isEqualTo("event,Who\r\nsignup,ann\r\npaid,ann\r\nsignup,bob\r\n");
    }

    @Test
    void list_isAFileOfInsights_andOtherFormatsAreNotFound() {
        made(viz("{\"kind\":\"TrendsQuery\",\"series\":[]}"));
        Answer file = server.call("GET", ALL + "?format=csv&basic=true&limit=1", null);
        assertThat(file.text()).startsWith("id,short_id,name,").contains("Café sales");
        assertThat(server.call("GET", "/api/projects/@current/insights.csv", null).text())
                .startsWith("id,short_id,name,");
        assertThat(server.call("GET", ALL + "activity/?format=csv", null).text())
                .contains("activity");
        assertThat(server.call("GET", ALL + "?format=xml", null).status()).isEqualTo(404);
    }

    @Test
    void legacyTrend_isAFileThatSaysWhereItComesFrom() {
        Answer file =
                server.call(
                        "GET",
                        ALL
                                + "trend.csv/?events=%5B%7B%22id%22%3A%22signup%22%2C%22custom_name%22%3A%22Joined%22%7D%5D"
                                + "&date_from=2024-01-01&date_to=2024-01-02&export_insight_id=abc&export_name=My%20file",
                        null);
        assertThat(file.text())
                .isEqualTo(
                        server.url()
                                + "/insights/abc/\nseries,1-Jan-2024,2-Jan-2024\r\nJoined,1,1\r\n");
        assertThat(file.header("Content-Disposition")).contains("my-file.csv");
    }

    @Test
    void legacyCorrelation_isCalculatedByGetAndPost() {
        String filters =
                "{\"events\":[{\"id\":\"signup\"},{\"id\":\"paid\"}],\"date_from\":\"2024-01-01\",\"date_to\":\"2024-01-03\","
                        + "\"funnel_correlation_type\":\"properties\",\"funnel_correlation_names\":[\"$os\"]}";
        Answer posted = server.call("POST", ALL + "funnel/correlation/", filters);
        assertThat(posted.json().at("/result/events/0/event/event").asString()).isEqualTo("$os::");
        assertThat(posted.json().at("/result/events/0/odds_ratio").asDouble()).isEqualTo(1);
        Answer none = server.call("GET", ALL + "funnel/correlation/?events=%5B%5D", null);
        assertThat(none.json().at("/result/events").isEmpty()).isTrue();
        assertThat(none.json().at("/result/skewed").asBoolean()).isFalse();
        Answer wrong =
                server.call("GET", ALL + "funnel/correlation/?funnel_correlation_names=%5B", null);
        assertThat(wrong.status()).isEqualTo(200);
    }
}
