package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.insights.query.QueryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What can be asked for behind each insight, and the named rules that queries break. */
class ActorChoicesTest {
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
                                .in("company", "acme")
                                .did("pay", at("2024-01-02T10:00:00"), Map.of("$os", "Mac")),
                        person("bob")
                                .in("company", "acme")
                                .did("view", at("2024-01-02T10:00:00"))
                                .did("pay", at("2024-01-02T11:00:00"))));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private JsonNode options(String insight) {
        return project.ask(
                "{'kind':'InsightActorsQueryOptions','source':{'kind':'InsightActorsQuery','source':"
                        + insight
                        + "}}");
    }

    private static List<String> values(JsonNode choices) {
        return choices.valueStream().map(choice -> choice.get("value").asString()).toList();
    }

    @Test
    void lifecycle_hasDaysAndStatuses() {
        JsonNode options =
                options(
                        "{'kind':'LifecycleQuery','series':[{'event':'view'}],"
                                + "'dateRange':{'date_from':'2024-01-01','date_to':'2024-01-02'}}");

        assertThat(options.at("/day/0/label").asString()).isEqualTo("1-Jan-2024");
        assertThat(values(options.get("status")))
                .containsExactly("dormant", "new", "resurrecting", "returning");
    }

    @Test
    void stickiness_hasNumbersOfIntervalsSeriesAndPeriods() {
        JsonNode options =
                options(
                        "{'kind':'StickinessQuery','series':[{'event':'view'}],'compareFilter':"
                                + "{'compare':true},'dateRange':{'date_from':'2024-01-01','date_to':'2024-01-02'}}");

        assertThat(options.at("/day/1/label").asString()).isEqualTo("2 days");
        assertThat(values(options.get("day"))).containsExactly("1", "2");
        assertThat(values(options.get("compare"))).containsExactly("current", "previous");
        assertThat(options.at("/series/0/label").asString()).isEqualTo("view");
    }

    @Test
    void funnel_hasItsBreakdownValuesAfterEveryone() {
        JsonNode options =
                options(
                        "{'kind':'FunnelsQuery','series':[{'event':'view'},{'event':'pay'}],"
                                + "'dateRange':{'date_from':'2024-01-01','date_to':'2024-01-04'},"
                                + "'breakdownFilter':{'breakdown':'$os','breakdown_type':'event'}}");

        assertThat(options.get("breakdown"))
                .extracting(choice -> choice.get("label").asString())
                .containsExactlyInAnyOrder("Baseline", "Mac", "None (i.e. no value)");
    }

    @Test
    void paths_haveNoChoices() {
        assertThat(options("{'kind':'PathsQuery','pathsFilter':{}}").get("day").isNull()).isTrue();
    }

    @Test
    void activeGroups_areCountedAndListed() {
        String trend =
                "{'kind':'TrendsQuery','series':[{'event':null,'math':'weekly_active',"
                        + "'math_group_type_index':0}],'dateRange':"
                        + "{'date_from':'2024-01-01','date_to':'2024-01-03'}}";

        assertThat(project.ask(trend).at("/results/0/data").toString()).isEqualTo("[0,1,1]");
        JsonNode actors =
                project.ask(
                        "{'kind':'ActorsQuery','select':['actor'],'source':{'kind':'InsightActorsQuery',"
                                + "'day':'2024-01-03','source':"
                                + trend
                                + "}}");
        assertThat(actors.at("/results/0/0/id").asString()).isEqualTo("acme");
    }

    @Test
    void weeklyActive_isPlainInMonths() {
        JsonNode answer =
                project.ask(
                        "{'kind':'TrendsQuery','interval':'month','series':[{'event':null,'math':'weekly_active'}],"
                                + "'dateRange':{'date_from':'2024-01-01','date_to':'2024-01-31'}}");

        assertThat(answer.at("/results/0/data").toString()).isEqualTo("[2]");
    }

    @Test
    void correlationOfProperties_needsNoNamesToListItsPeople() {
        JsonNode actors =
                project.ask(
                        "{'kind':'ActorsQuery','select':['id'],'source':{'kind':'FunnelCorrelationActorsQuery',"
                                + "'funnelCorrelationPersonConverted':true,'funnelCorrelationPropertyValues':"
                                + "[{'key':'plan','value':'paid','operator':'exact','type':'person'}],"
                                + "'source':{'kind':'FunnelCorrelationQuery','funnelCorrelationType':'properties',"
                                + "'source':{'kind':'FunnelsActorsQuery','source':{'kind':'FunnelsQuery','series':"
                                + "[{'event':'view'},{'event':'pay'}],'dateRange':"
                                + "{'date_from':'2024-01-01','date_to':'2024-01-04'}}}}}}");

        assertThat(actors.get("results")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'TrendsQuery','series':[]|insight_requires_at_least_one_series",
                "'FunnelsQuery','series':[{'event':'a'}]|funnels_require_at_least_two_steps",
                "'FunnelsQuery','series':[{'event':'a'},{'event':'b'}],'funnelsFilter':{'funnelToStep':2}"
                        + "|funnel_step_range_invalid",
                "'FunnelsQuery','series':[{'event':'a'},{'event':'b'}],'funnelsFilter':{'exclusions':"
                        + "[{'event':'c','funnelFromStep':1,'funnelToStep':1}]}|funnel_exclusions_invalid",
                "'FunnelsQuery','series':[{'event':'a','optionalInFunnel':true},{'event':'b'}]"
                        + "|funnel_optional_steps_invalid",
                "'RetentionQuery','retentionFilter':{'cumulative':true,'timeWindowMode':'24_hour_windows'}"
                        + "|retention_cumulative_24_hour_windows_unsupported",
                "'RetentionQuery','retentionFilter':{'aggregationType':'sum','aggregationProperty':'n',"
                        + "'timeWindowMode':'24_hour_windows'}"
                        + "|retention_24_hour_windows_property_aggregation_unsupported"
            })
    void brokenRules_haveTheirNames(String query, String rule) {
        assertThatThrownBy(() -> project.ask("{'kind':" + query + "}"))
                .isInstanceOfSatisfying(
                        QueryException.class, error -> assertThat(error.rule()).isEqualTo(rule));
    }
}
