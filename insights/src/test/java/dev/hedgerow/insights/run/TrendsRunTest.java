package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hedgerow.insights.project.CohortDefinition;
import dev.hedgerow.insights.project.ProjectSnapshot.PathCleaning;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.testkit.Journeys.Journey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class TrendsRunTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void open() {
        project = new TestProject(folder, Instant.parse("2024-01-05T12:00:00Z"));
        project.load(
                List.of(
                        person("ann")
                                .with("plan", "paid")
                                .did("view", at("2024-01-01T10:00:00"), Map.of("$os", "Mac"))
                                .did("view", at("2024-01-01T11:00:00"), Map.of("$os", "Linux"))
                                .did("pay", at("2024-01-03T11:00:00"), Map.of("price", 10)),
                        person("bob")
                                .did("view", at("2024-01-03T00:00:00"), Map.of("$os", "Mac"))
                                .did("pay", at("2024-01-03T12:00:00"), Map.of("price", 2.5))));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private JsonNode results(String fields) {
        return project.ask(
                        "{'kind':'TrendsQuery','dateRange':{'date_from':'2024-01-01','date_to':'2024-01-04'},"
                                + fields
                                + "}")
                .get("results");
    }

    @Test
    void total_countsEventsByDay() {
        JsonNode row = results("'series':[{'event':'view'}]").get(0);

        assertThat(row.get("data").toString()).isEqualTo("[2,0,1,0]");
        assertThat(row.get("count").intValue()).isEqualTo(3);
        assertThat(row.get("label").asString()).isEqualTo("view");
        assertThat(row.get("days").toString())
                .isEqualTo("[\"2024-01-01\",\"2024-01-02\",\"2024-01-03\",\"2024-01-04\"]");
    }

    @Test
    void dau_countsPeople() {
        JsonNode row = results("'series':[{'event':null,'math':'dau'}]").get(0);

        assertThat(row.get("data").toString()).isEqualTo("[1,0,2,0]");
    }

    @Test
    void weeklyActive_coversSevenDays() {
        JsonNode row =
                project.ask(
                                "{'kind':'TrendsQuery','series':[{'event':null,'math':'weekly_active'}],"
                                        + "'dateRange':{'date_from':'2023-12-31','date_to':'2024-01-11'}}")
                        .get("results")
                        .get(0);

        assertThat(row.get("data").toString()).isEqualTo("[0,1,1,2,2,2,2,2,2,2,0,0]");
    }

    @Test
    void breakdown_countsMissingAndEmptyValuesTogether() {
        project.load(
                List.of(
                        person("cid")
                                .did("look", at("2023-12-25T10:00:00"), Map.of("$os", ""))
                                .did("look", at("2023-12-26T11:00:00"), Map.of())
                                .did("look", at("2024-01-02T11:00:00"), Map.of("$os", ""))));

        JsonNode answer =
                project.ask(
                        "{'kind':'TrendsQuery','interval':'week','series':[{'event':'look'}],"
                                + "'dateRange':{'date_from':'2023-12-24','date_to':'2024-01-04'},"
                                + "'breakdownFilter':{'breakdown':'$os'}}");

        assertThat(answer.get("results")).hasSize(1);
        assertThat(answer.get("results").get(0).get("data").toString()).isEqualTo("[2,1]");
    }

    private JsonNode rowsOfTheStore(String fields) {
        String hogql =
                project.ask(
                                "{'kind':'TrendsQuery','dateRange':{'date_from':'2024-01-01','date_to':'2024-01-04'},"
                                        + "'series':[{'event':'open'}],"
                                        + fields
                                        + "}")
                        .get("hogql")
                        .asString();
        return project.ask(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("kind", "HogQLQuery")
                                .put("query", hogql))
                .get("results");
    }

    @Test
    void valuesBeyondTheLimit_areSummedUpInTheStore() {
        open(List.of("/a", "/a", "/b", "/b", "/b", "/c", "/d"));

        JsonNode rows = rowsOfTheStore("'breakdownFilter':{'breakdown':'url','breakdown_limit':2}");

        assertThat(rows)
                .extracting(row -> row.get(1).asString() + " " + row.get(2).asInt())
                .containsExactlyInAnyOrder("/b 3", "/a 2", "$$_posthog_breakdown_other_$$ 3");
    }

    @Test
    void valuesOfRunningSums_haveARowEachInTheStore() {
        open(List.of("/a", "/b", "/c"));

        JsonNode rows =
                rowsOfTheStore(
                        "'trendsFilter':{'display':'ActionsLineGraphCumulative'},"
                                + "'breakdownFilter':{'breakdown':'url','breakdown_limit':2}");

        assertThat(rows).hasSize(4);
    }

    @Test
    void breakdown_hasARowPerValueAndOneForNull() {
        JsonNode rows = results("'series':[{'event':null}],'breakdownFilter':{'breakdown':'$os'}");

        assertThat(rows)
                .extracting(row -> row.get("breakdown_value").asString())
                .containsExactly("Mac", "Linux", "$$_posthog_breakdown_null_$$");
        assertThat(rows).extracting(row -> row.get("count").intValue()).containsExactly(2, 1, 2);
    }

    /** The values of a breakdown by URL, in a chart and in a table, which come from two queries. */
    private List<String> urls(String breakdown) {
        List<String> inChart = urls(breakdown, "ActionsLineGraph");
        assertThat(urls(breakdown, "ActionsTable")).isEqualTo(inChart);
        return inChart;
    }

    private List<String> urls(String breakdown, String display) {
        JsonNode rows =
                results(
                        "'series':[{'event':'open'}],'trendsFilter':{'display':'%s'},'breakdownFilter':{%s}"
                                .formatted(display, breakdown));
        return rows.valueStream().map(row -> text(row.get("breakdown_value"))).toList();
    }

    private static String text(JsonNode value) {
        return value.isArray() ? value.toString() : value.asString();
    }

    private void open(List<String> urls) {
        Journey dan = person("dan").did("open", at("2024-01-02T09:00:00"), Map.of());
        for (String url : urls) {
            dan.did("open", at("2024-01-02T10:00:00"), Map.of("url", url));
        }
        project.load(List.of(dan));
    }

    @Test
    void normalizedUrl_isASlashWhenNothingIsLeft() {
        open(List.of("/", "/?#", "", "/a/", "/a", "/a?"));

        assertThat(urls("'breakdown':'url','breakdown_normalize_url':true"))
                .containsExactly("/", "/a", "$$_posthog_breakdown_null_$$");
    }

    @Test
    void paths_areCleanedBeforeTheyAreNormalized() {
        project.cleanPaths(List.of(new PathCleaning("/user/ID/", "^/user/[0-9]+$")));
        open(List.of("/user/7", "/user/8", "/user/7?"));

        assertThat(
                        urls(
                                "'breakdowns':[{'property':'url','normalize_url':true}],"
                                        + "'breakdown_path_cleaning':true"))
                .containsExactly(
                        "[\"/user/ID\"]", "[\"/user/7\"]", "[\"$$_posthog_breakdown_null_$$\"]");
        assertThat(urls("'breakdown':'url','breakdown_path_cleaning':true"))
                .contains("/user/ID/")
                .doesNotContain("/user/8");
    }

    @Test
    void longValues_areCut() {
        String start = "/" + "a".repeat(399);
        open(List.of(start + "b", start + "c"));

        assertThat(urls("'breakdown':'url'"))
                .containsExactly(start, "$$_posthog_breakdown_null_$$");
    }

    @Test
    void histogram_putsNumbersIntoBins() {
        JsonNode rows =
                results(
                        "'series':[{'event':'pay'}],'breakdownFilter':{'breakdowns':"
                                + "[{'property':'price','histogram_bin_count':3}]}");

        assertThat(rows)
                .extracting(row -> row.get("breakdown_value").toString())
                .containsExactly("[\"[2.5,5]\"]", "[\"[7.5,10.01]\"]");
    }

    @Test
    void formula_comparesWithThePeriodBefore() {
        JsonNode rows =
                project.ask(
                                "{'kind':'TrendsQuery','series':[{'event':'view'},{'event':'pay'}],"
                                        + "'dateRange':{'date_from':'2024-01-03','date_to':'2024-01-04'},"
                                        + "'trendsFilter':{'formula':'A/B'},'compareFilter':{'compare':true}}")
                        .get("results");

        assertThat(rows.get(0).get("data").toString()).isEqualTo("[0.5,0]");
        assertThat(rows.get(0).get("label").asString()).isEqualTo("Formula (A/B)");
        assertThat(rows.get(1).get("compare_label").asString()).isEqualTo("previous");
        assertThat(rows.get(1).get("days").toString()).isEqualTo("[\"2024-01-01\",\"2024-01-02\"]");
    }

    @Test
    void boxPlot_hasABoxPerDay() {
        JsonNode boxes =
                results(
                        "'series':[{'event':'pay','math':'sum','math_property':'price'}],"
                                + "'trendsFilter':{'display':'BoxPlot'}");

        assertThat(boxes).hasSize(4);
        assertThat(boxes.get(2).get("min").doubleValue()).isEqualTo(2.5);
        assertThat(boxes.get(2).get("median").doubleValue()).isEqualTo(6.25);
        assertThat(boxes.get(3).get("max").doubleValue()).isZero();
    }

    @Test
    void heatmap_countsByWeekdayAndHour() {
        JsonNode results =
                project.ask(
                                "{'kind':'CalendarHeatmapQuery','series':[{'event':null,'math':'dau'}],"
                                        + "'dateRange':{'date_from':'2024-01-01','date_to':'2024-01-04'}}")
                        .get("results");

        assertThat(results.get("allAggregations").intValue()).isEqualTo(2);
        assertThat(results.get("data").get(0).toString())
                .isEqualTo("{\"row\":1,\"column\":10,\"value\":1}");
    }

    @Test
    void cohort_isComputedInTheEngine() {
        project.cohort(
                CohortDefinition.of(
                        5,
                        "Payers of much",
                        Json.parse(
                                """
                                {"properties":{"type":"OR","values":[{"type":"AND","values":[
                                  {"type":"person","key":"plan","value":"paid","operator":"exact"},
                                  {"type":"behavioral","key":"pay","value":"performed_event_multiple",
                                   "event_type":"events","operator":"gte","operator_value":1,
                                   "time_value":30,"time_interval":"day"}]}]}}
                                """)));

        JsonNode rows =
                results(
                        "'series':[{'event':null,'math':'dau'}],'breakdownFilter':"
                                + "{'breakdown_type':'cohort','breakdown':['all',5]}");

        assertThat(rows)
                .extracting(row -> row.get("label").asString())
                .containsExactly("All events - all users", "All events - Payers of much");
        assertThat(rows)
                .extracting(row -> row.get("data").toString())
                .containsExactly("[1,0,2,0]", "[1,0,1,0]");
    }

    @Test
    void unknownAction_hasNoRow() {
        assertThat(results("'series':[{'kind':'ActionsNode','id':99}]")).isEmpty();
    }

    @Test
    void totals_readWholeDaysWhateverTheInterval() {
        String table = "'series':[{'event':'pay'}],'trendsFilter':{'display':'ActionsTable'}";
        String query =
                "{'kind':'TrendsQuery','dateRange':{'date_from':'2024-01-03','date_to':'2024-01-03'},"
                        + table;

        assertThat(
                        project.ask(query + ",'interval':'hour'}")
                                .at("/results/0/aggregated_value")
                                .intValue())
                .isEqualTo(2);
        assertThat(
                        project.ask(query + ",'interval':'month'}")
                                .at("/results/0/aggregated_value")
                                .intValue())
                .isEqualTo(2);
    }

    @Test
    void cumulativeBreakdown_isInTheOrderOfWhatItShows() {
        JsonNode rows =
                results(
                        "'series':[{'event':null,'math':'dau'}],'breakdownFilter':"
                                + "{'breakdown':'event','breakdown_type':'hogql'},"
                                + "'trendsFilter':{'display':'ActionsLineGraphCumulative'}");

        assertThat(rows)
                .extracting(row -> row.get("data").toString())
                .containsExactly("[1,1,2,2]", "[0,0,2,2]");
    }

    @Test
    void cohorts_areInOrderOfTheirTotals() {
        project.cohort(
                cohort(1, "unknown", "{'key':'plan','operator':'is_not_set','type':'person'}"));
        project.cohort(cohort(2, "paid", "{'key':'plan','value':'paid','type':'person'}"));
        String query =
                "'series':[{'event':'view'}],'breakdownFilter':{'breakdown_type':'cohort','breakdown':";

        assertThat(results(query + "[1,2]}"))
                .extracting(row -> row.get("label").asString())
                .containsExactly("paid", "unknown");
        assertThat(results(query + "[1,'all']}"))
                .extracting(row -> row.get("label").asString())
                .containsExactly("view - unknown", "view - all users");
    }

    private static CohortDefinition cohort(long id, String name, String filter) {
        return CohortDefinition.of(
                id,
                name,
                Json.parse(
                        ("{'properties':{'type':'AND','values':[" + filter + "]}}")
                                .replace('\'', '"')));
    }

    @Test
    void actorDays_areThoseOfTheCurrentPeriod() {
        JsonNode rows = results("'series':[{'event':'view'}],'compareFilter':{'compare':true}");

        assertThat(rows.at("/1/days/0").asString()).isEqualTo("2023-12-28");
        assertThat(rows.at("/1/action/days/0").asString()).startsWith("2024-01-01");
    }

    @Test
    void formulaRows_comeByTotalThenByValueUpsideDown() {
        JsonNode rows =
                results(
                        "'series':[{'event':'view'}],'breakdownFilter':{'breakdown':'$os'},"
                                + "'trendsFilter':{'formula':'A*0'}");

        assertThat(rows)
                .extracting(row -> row.get("breakdown_value").asString())
                .containsExactly("Mac", "Linux");
    }
}
