package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.insights.project.ProjectSnapshot.PathCleaning;
import dev.hedgerow.insights.query.QueryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FunnelsRunTest {
    private static final String TWO_STEPS = "'series':[{'event':'view'},{'event':'pay'}]";

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void open() {
        project = new TestProject(folder, Instant.parse("2024-01-05T12:00:00Z"));
        project.load(
                List.of(
                        person("ann")
                                .did("view", at("2024-01-01T10:00:00"), Map.of("$os", "Mac"))
                                .did("pay", at("2024-01-01T12:00:00"), Map.of("$os", "Linux")),
                        person("bob")
                                .did("view", at("2024-01-01T10:00:00"), Map.of("$os", "Mac"))
                                .did("leave", at("2024-01-01T11:00:00"))
                                .did("pay", at("2024-01-01T14:00:00")),
                        person("cyd").did("view", at("2024-01-02T10:00:00"))));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private JsonNode results(String fields) {
        return project.ask(
                        "{'kind':'FunnelsQuery','dateRange':{'date_from':'2024-01-01','date_to':'2024-01-04'},"
                                + fields
                                + "}")
                .get("results");
    }

    @Test
    void breakdownByUrl_isCleanedAndNormalized() {
        project.cleanPaths(List.of(new PathCleaning("/user/ID", "^/user/[0-9]+")));
        project.load(
                List.of(
                        person("dan").did("open", at("2024-01-02T10:00:00"), Map.of("url", "/?")),
                        person("eve")
                                .did(
                                        "open",
                                        at("2024-01-02T10:00:00"),
                                        Map.of("url", "/user/7/"))));

        JsonNode results =
                results(
                        "'series':[{'event':'open'},{'event':'pay'}],'breakdownFilter':{'breakdown':'url',"
                                + "'breakdown_normalize_url':true,'breakdown_path_cleaning':true}");

        assertThat(results)
                .extracting(steps -> steps.get(0).get("breakdown_value").toString())
                .containsExactlyInAnyOrder("[\"/\"]", "[\"/user/ID\"]");
    }

    @Test
    void ordered_countsAndTimes() {
        JsonNode results = results(TWO_STEPS);

        assertThat(results.get(0).get("count").intValue()).isEqualTo(3);
        assertThat(results.get(1).get("count").intValue()).isEqualTo(2);
        assertThat(results.get(0).get("average_conversion_time").isNull()).isTrue();
        assertThat(results.get(1).get("average_conversion_time").intValue()).isEqualTo(10_800);
        assertThat(results.get(1).get("median_conversion_time").intValue()).isEqualTo(10_800);
    }

    @Test
    void nobody_givesNoSteps() {
        assertThat(results("'series':[{'event':'x'},{'event':'y'}]").toString()).isEqualTo("[]");
    }

    @Test
    void strict_eventsInBetweenBreak() {
        JsonNode results = results(TWO_STEPS + ",'funnelsFilter':{'funnelOrderType':'strict'}");

        assertThat(results.get(1).get("count").intValue()).isEqualTo(1);
    }

    @Test
    void exclusions_ofOneEventInOverlappingRangesCountOnce() {
        String exclusion = "{'event':'leave','funnelFromStep':0,'funnelToStep':1}";
        JsonNode results =
                results(
                        TWO_STEPS
                                + ",'funnelsFilter':{'exclusions':["
                                + exclusion
                                + ","
                                + exclusion
                                + "]}");

        assertThat(results.get(0).get("count").intValue()).isEqualTo(2);
        assertThat(results.get(1).get("count").intValue()).isEqualTo(1);
    }

    @Test
    void breakdown_takesTheFirstValueOfTheFunnelsEvents() {
        JsonNode results = results(TWO_STEPS + ",'breakdownFilter':{'breakdown':'$os'}");

        assertThat(results.get(0).get(1).get("breakdown").toString()).isEqualTo("[\"Mac\"]");
        assertThat(results.get(0).get(1).get("count").intValue()).isEqualTo(2);
        assertThat(results.get(1).get(0).get("breakdown").toString()).isEqualTo("[\"\"]");
    }

    @Test
    void trends_rateOfThePeriodOfEntry() {
        JsonNode line = results(TWO_STEPS + ",'funnelsFilter':{'funnelVizType':'trends'}").get(0);

        assertThat(line.get("data").toString()).isEqualTo("[100,0,0,0]");
        assertThat(line.get("labels").get(0).asString()).isEqualTo("1-Jan-2024");
    }

    @Test
    void timeToConvert_binsOfEqualWidth() {
        JsonNode results =
                results(TWO_STEPS + ",'funnelsFilter':{'funnelVizType':'time_to_convert'}");

        assertThat(results.get("bins").toString()).isEqualTo("[[7200,1],[10800,0],[14400,1]]");
        assertThat(results.get("average_conversion_time").intValue()).isEqualTo(10_800);
    }

    @Test
    void oneStep_isRefused() {
        assertThatThrownBy(() -> results("'series':[{'event':'view'}]"))
                .isInstanceOf(QueryException.class)
                .hasMessage("Funnels require at least two steps.");
    }
}
