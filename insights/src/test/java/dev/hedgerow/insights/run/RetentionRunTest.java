package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
import static dev.hedgerow.testkit.Journeys.idOf;
import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.insights.query.QueryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RetentionRunTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void open() {
        project = new TestProject(folder, Instant.parse("2024-01-10T12:00:00Z"));
        project.load(
                List.of(
                        person("ann")
                                .with("plan", "paid")
                                .did("view", at("2024-01-01T10:00:00"), Map.of("os", "Mac", "n", 1))
                                .did("view", at("2024-01-02T10:00:00"), Map.of("os", "Mac", "n", 2))
                                .did(
                                        "view",
                                        at("2024-01-04T09:00:00"),
                                        Map.of("os", "Win", "n", 4)),
                        person("bob")
                                .with("plan", "free")
                                .did("view", at("2023-12-20"), Map.of("os", "Win", "n", 8))
                                .did(
                                        "view",
                                        at("2024-01-02T23:00:00"),
                                        Map.of("os", "Win", "n", 16))
                                .did("view", at("2024-01-03T01:00:00"), Map.of("n", 32))));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private static String query(String filter, String more) {
        return "{'kind':'RetentionQuery','dateRange':{'date_to':'2024-01-04'},'retentionFilter':"
                + "{'totalIntervals':4,'targetEntity':{'id':'view'},'returningEntity':{'id':'view'}"
                + filter
                + "}"
                + more
                + "}";
    }

    /** The numbers of all rows, rows split by a space. */
    private String numbers(String filter, String more, String number) {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : project.ask(query(filter, more)).get("results")) {
            List<String> values = new ArrayList<>();
            row.get("values").forEach(value -> values.add(value.get(number).asString()));
            rows.add(String.join(",", values));
        }
        return String.join(" ", rows);
    }

    private String counts(String filter, String more) {
        return numbers(filter, more, "count");
    }

    @Test
    void recurring_startsARowInEveryInterval() {
        JsonNode row = project.ask(query("", "")).at("/results/1");

        assertThat(counts("", "")).isEqualTo("1,1,0,1 2,1,1,0 1,0,0,0 1,0,0,0");
        assertThat(row.get("label").asString()).isEqualTo("Day 1");
        assertThat(row.get("date").asString()).startsWith("2024-01-02T00:00:00");
        assertThat(row.get("breakdown_value").isNull()).isTrue();
    }

    @Test
    void firstTime_dropsThoseOfBefore() {
        assertThat(counts(",'retentionType':'retention_first_time'", ""))
                .isEqualTo("1,1,0,1 0,0,0,0 0,0,0,0 0,0,0,0");
    }

    @Test
    void firstEver_needsTheVeryFirstToMatch() {
        String ofWin =
                ",'retentionType':'%s','targetEntity':{'id':'view','properties':"
                        + "[{'key':'os','value':'Win','type':'event','operator':'exact'}]}";

        assertThat(counts(ofWin.formatted("retention_first_ever_occurrence"), ""))
                .isEqualTo("0,0,0,0 0,0,0,0 0,0,0,0 0,0,0,0");
        assertThat(counts(ofWin.formatted("retention_first_time"), ""))
                .isEqualTo("0,0,0,0 0,0,0,0 0,0,0,0 1,0,0,0");
    }

    @Test
    void cumulative_fillsTheIntervalsBefore() {
        assertThat(counts(",'cumulative':true", "")).isEqualTo("1,1,1,1 2,2,1,0 1,0,0,0 1,0,0,0");
    }

    @Test
    void brackets_takeSeveralIntervalsTogetherFromTheFirstStart() {
        assertThat(counts(",'retentionCustomBrackets':[1,2]", ""))
                .isEqualTo("1,1,1 2,2,1 1,1,0 1,1,1");
        assertThat(
                        project.ask(query(",'retentionCustomBrackets':[1,2]", ""))
                                .at("/results/0/values/2/label")
                                .asString())
                .isEqualTo("Day 2-3");
    }

    @Test
    void rolling_countsFromEachFirstEvent() {
        assertThat(counts(",'timeWindowMode':'24_hour_windows'", ""))
                .isEqualTo("1,1,1,0 1,0,0,0 0,0,0,0 0,0,0,0");
    }

    @Test
    void rollingCumulative_isRefused() {
        assertThatThrownBy(
                        () -> counts(",'timeWindowMode':'24_hour_windows','cumulative':true", ""))
                .isInstanceOf(QueryException.class)
                .hasMessage("Cumulative retention is not supported for 24 hour windows.");
    }

    @Test
    void eventBreakdown_countsReturnsUnderTheSameValue() {
        JsonNode results =
                project.ask(query("", ",'breakdownFilter':{'breakdown':'os'}")).get("results");

        assertThat(results)
                .extracting(row -> row.get("breakdown_value").asString())
                .startsWith("Mac", "Mac", "Mac", "Mac", "Win")
                .endsWith("");
        assertThat(counts("", ",'breakdownFilter':{'breakdown':'os'}"))
                .startsWith("1,1,0,0 1,0,0,0 0,0,0,0 0,0,0,0 0,0,0,0 1,0,0,0");
    }

    @Test
    void breakdownLimit_foldsTheRest() {
        String byPlan =
                ",'breakdownFilter':{'breakdown':'plan','breakdown_type':'person','breakdown_limit':1}";

        JsonNode results = project.ask(query("", byPlan)).get("results");

        assertThat(results.get(0).get("breakdown_value").asString()).isEqualTo("paid");
        assertThat(results.get(4).get("breakdown_value").asString())
                .isEqualTo("$$_posthog_breakdown_other_$$");
        assertThat(counts("", byPlan))
                .isEqualTo("1,1,0,1 1,0,1,0 0,0,0,0 1,0,0,0 0,0,0,0 1,1,0,0 1,0,0,0 0,0,0,0");
    }

    @Test
    void sum_addsWhatPeopleReturnedWith() {
        assertThat(
                        numbers(
                                ",'aggregationType':'sum','aggregationProperty':'n'",
                                "",
                                "aggregation_value"))
                .isEqualTo("1.0,2.0,0.0,4.0 18.0,32.0,4.0,0.0 32.0,0.0,0.0,0.0 4.0,0.0,0.0,0.0");
    }

    @Test
    void actors_haveTheirAppearances() {
        JsonNode results =
                project.ask(
                                ("{'kind':'ActorsQuery','select':['id','appearances','day_0','day_1'],"
                                        + "'orderBy':['length(appearances) DESC'],'source':"
                                        + "{'kind':'InsightActorsQuery','interval':0,'source':"
                                        + query("", "")
                                        + "}}"))
                        .get("results");

        assertThat(results).hasSize(1);
        assertThat(results.get(0).toString()).isEqualTo("[\"" + idOf("ann") + "\",[0,1,3],1,1]");
    }
}
