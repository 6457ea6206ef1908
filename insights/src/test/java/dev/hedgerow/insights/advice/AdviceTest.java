package dev.hedgerow.insights.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.insights.project.ProjectSnapshot;
import dev.hedgerow.insights.query.QueryNodes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is said about queries; a hand-written asker stands for the data. */
final class AdviceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ProjectSnapshot PROJECT = ProjectSnapshot.plain(1, ZoneId.of("UTC"));
    private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

    private static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }

    /** An event with two values of $os, of which one falls by half after ten days. */
    private static ObjectNode data(ObjectNode question) {
        return switch (question.path("kind").asString("")) {
            case "EventTaxonomyQuery" ->
                    json(
                            """
                            {'results':[{'property':'$os','sample_count':2},{'property':'$session_id','sample_count':9},
                                        {'property':'color','sample_count':1}]}
                            """);
            case "TrendsQuery" ->
                    question.has("breakdownFilter")
                            ? json(
                                    "{'results':["
                                            + row("iOS", 20, 4)
                                            + ","
                                            + row("Linux", 5, 5)
                                            + "]}")
                            : trend();
            case "PathsQuery" ->
                    json(
                            "{'results':[{'source':'1_opened app','target':'2_paid','value':7,'average_conversion_time':9}]}");
            case "FunnelsQuery" ->
                    question.has("breakdownFilter")
                            ? json(
                                    "{'results':["
                                            + steps("iOS", 100, 80)
                                            + ","
                                            + steps("Linux", 100, 20)
                                            + "]}")
                            : json("{'results':" + steps("", 200, 100) + "}");
            default -> json("{'results':[]}");
        };
    }

    private static ObjectNode trend() {
        return json(
                "{'results':["
                        + row("paid", 25, 9)
                        + "],'resolved_date_range':{'date_to':'2024-01-21T00:00:00Z'}}");
    }

    private static String row(String value, int before, int after) {
        List<String> data = new ArrayList<>();
        List<String> days = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            data.add(String.valueOf((i < 10 ? before : after) + i % 2));
            days.add("'" + LocalDate.parse("2024-01-01").plusDays(i) + "'");
        }
        return "{'label':'"
                + value
                + "','breakdown_value':'"
                + value
                + "','data':"
                + data
                + ",'days':"
                + days
                + "}";
    }

    private static String steps(String value, int entered, int converted) {
        String breakdown = "'breakdown_value':['" + value + "']";
        return "[{'name':'a','count':"
                + entered
                + ","
                + breakdown
                + "},{'name':'b','count':"
                + converted
                + ",'median_conversion_time':90,"
                + breakdown
                + "}]";
    }

    private static List<Suggestion> suggestions(String query) {
        ObjectNode source = json(query);
        return new Suggestions(PROJECT, AdviceTest::data).of(QueryNodes.parse(source), source, "");
    }

    private static String analysis(String query) {
        ObjectNode source = json(query);
        return new Analysis(PROJECT, AdviceTest::data, NOW)
                .of(QueryNodes.parse(source), source, data(source));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'kind':'TrendsQuery','series':[{'event':'$pageview'}]}|$pageview count",
                "{'kind':'TrendsQuery','series':[{'event':'a','math':'dau'},{'event':'b','math':'avg','math_property':'price'}],'breakdownFilter':{'breakdown':'$os'}}|A unique users and b average of price by $os",
                "{'kind':'FunnelsQuery','series':[{'event':'a'},{'event':'b','custom_name':'Bought'}]}|A → Bought user conversion rate",
                "{'kind':'RetentionQuery','retentionFilter':{'targetEntity':{'id':'signup'},'returningEntity':{'id':'open'},'retentionType':'retention_first_time'}}|User retention based on doing signup for the first time and returning with open",
                "{'kind':'PathsQuery','pathsFilter':{'includeEventTypes':['$pageview'],'startPoint':'/x'}}|User paths based on page views starting at /x",
                "{'kind':'LifecycleQuery','series':[{'event':'a'}]}|User lifecycle based on a",
                "{'kind':'StickinessQuery','series':[{'event':'a'}]}|User stickiness based on a",
                "{'kind':'DataTableNode','source':{'kind':'EventsQuery','select':['*'],'event':'a'}}|Events a",
                "{'kind':'HogQLQuery','query':'select 1'}|SQL query"
            })
    void name_saysWhatTheQueryShows(String query, String name) {
        assertThat(new QueryNames(PROJECT).of(QueryNodes.parse(json(query)).unwrapped()))
                .isEqualTo(name);
    }

    @Test
    void description_namesStepsWindowAndPeriod() {
        QueryMetadata described =
                new QueryDescriber(PROJECT)
                        .describe(
                                QueryNodes.parse(
                                        json(
                                                "{'kind':'FunnelsQuery','series':[{'event':'a'},{'event':'b'}],'dateRange':{'date_from':'-7d'}}")));
        assertThat(described.name()).isEqualTo("A → b conversion");
        assertThat(described.description())
                .isEqualTo(
                        "Shows how many of those who do a go on to b, within 14 days since -7d.");
    }

    @Test
    void descriptionOfATrend_saysItsIntervalAndMath() {
        QueryMetadata described =
                new QueryDescriber(PROJECT)
                        .describe(
                                QueryNodes.parse(
                                        json(
                                                "{'kind':'TrendsQuery','series':[{'event':'paid','math':'dau'}],'dateRange':{'date_from':'-30d'}}")));
        assertThat(described.name()).isEqualTo("Daily paid unique users");
        assertThat(described.description())
                .isEqualTo("Shows paid unique users per day since -30d.");
    }

    @Test
    void trends_suggestTheBreakdownThatExplainsMost_theFunnelBehind_andRetention() {
        List<Suggestion> all =
                suggestions(
                        "{'kind':'TrendsQuery','series':[{'kind':'EventsNode','event':'paid'}]}");

        assertThat(all)
                .extracting(Suggestion::title)
                .containsExactly(
                        "paid by $os",
                        "Funnel opened app → paid",
                        "Retention of users who performed paid");
        assertThat(all.getFirst().description())
                .startsWith("$os explains ")
                .contains("iOS alone is ");
        assertThat(all.get(1).targetQuery().at("/source/series/0/event").asString())
                .isEqualTo("opened app");
        for (Suggestion suggestion : all) {
            QueryNodes.parse(suggestion.targetQuery());
        }
    }

    @Test
    void funnels_suggestWhatConvertsDifferently_andWhereTheOthersWent() {
        List<Suggestion> all =
                suggestions("{'kind':'FunnelsQuery','series':[{'event':'a'},{'event':'b'}]}");

        assertThat(all)
                .extracting(Suggestion::title)
                .containsExactly(
                        "Conversion by $os",
                        "Paths of users who did not reach b",
                        "Time to convert to b",
                        "Retention of users who performed b");
        assertThat(all.getFirst().description())
                .isEqualTo(
                        "By $os, iOS converts best (80.0% of 100) and Linux worst (20.0% of 100); chance alone: p < 0.001");
        all.forEach(suggestion -> QueryNodes.parse(suggestion.targetQuery()));
    }

    @Test
    void suggestions_thatShareAWordWithTheContext_comeFirst() {
        ObjectNode source =
                json("{'kind':'TrendsQuery','series':[{'kind':'EventsNode','event':'paid'}]}");
        List<Suggestion> all =
                new Suggestions(PROJECT, AdviceTest::data)
                        .of(QueryNodes.parse(source), source, "who comes back? retention!");
        assertThat(all.getFirst().title()).startsWith("Retention");
    }

    @Test
    void retention_suggestsStickinessAndLifecycle_belowItsPeriod() {
        List<Suggestion> all =
                suggestions(
                        "{'kind':'RetentionQuery','retentionFilter':{'period':'Month','returningEntity':{'id':7,'type':'actions','name':'Opened'}}}");
        assertThat(all).hasSize(2);
        JsonNode stickiness = all.getFirst().targetQuery().path("source");
        assertThat(stickiness.path("interval").asString()).isEqualTo("week");
        assertThat(stickiness.at("/series/0/id").asLong()).isEqualTo(7);
        assertThat(all.get(1).title()).isEqualTo("Lifecycle of users who perform Opened");
    }

    @Test
    void analysisOfATrend_tellsTheChange_andTheSegmentBehindIt() {
        assertThat(
                        analysis(
                                "{'kind':'TrendsQuery','series':[{'kind':'EventsNode','event':'paid'}]}"))
                .isEqualTo(
                        """
                        paid changed on 2024-01-11: 9.5 a day from then on, 25.5 before (-63%).

                        - paid: 9.5 a day in the later half, 25.5 in the earlier (-63%)

                        $os = iOS drives the change: 4.5 after 20.5, which is 100.0% of it.\
                        """);
    }

    @Test
    void analysisOfAFunnel_tellsWhereMostAreLost() {
        assertThat(analysis("{'kind':'FunnelsQuery','series':[{'event':'a'},{'event':'b'}]}"))
                .startsWith("50.0% of 200 who did a went all the way to b.")
                .contains("- Most are lost between a and b: 50.0% of those who got there")
                .contains("half of them within 90 seconds")
                .contains("By $os, iOS converts best");
    }

    @Test
    void analysisOfNothing_saysSo() {
        ObjectNode source = json("{'kind':'TrendsQuery','series':[{'event':'paid'}]}");
        String text =
                new Analysis(PROJECT, AdviceTest::data, NOW)
                        .of(QueryNodes.parse(source), source, json("{'results':[]}"));
        assertThat(text).isEqualTo("Nothing was counted in this period.");
    }
}
