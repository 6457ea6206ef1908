package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.testkit.Journeys.Journey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FunnelPathsRunTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void open() {
        project = new TestProject(folder, Instant.parse("2024-01-05T12:00:00Z"));
        project.load(
                List.of(
                        did(person("ann").in("team", "red"), "before one between two after"),
                        did(person("bob").in("team", "red"), "other"),
                        did(person("eve").in("team", "blue"), "before one late later latest")));
    }

    @AfterEach
    void close() {
        project.close();
    }

    /** One thing every ten minutes. */
    private static Journey did(Journey journey, String events) {
        Instant time = at("2024-01-02");
        for (String event : events.split(" ", -1)) {
            journey.did(event, time);
            time = time.plusSeconds(600);
        }
        return journey;
    }

    private List<String> edges(String funnelPaths, String funnel) {
        String query =
                "{'kind':'PathsQuery','dateRange':{'date_from':'2024-01-01','date_to':'2024-01-03'},"
                        + "'funnelPathsFilter':{"
                        + funnelPaths
                        + ",'funnelSource':{'kind':'FunnelsQuery','series':[{'event':'one'},"
                        + "{'event':'two'}],'dateRange':{'date_from':'2024-01-01',"
                        + "'date_to':'2024-01-03'}"
                        + funnel
                        + "}}}";
        List<String> edges = new ArrayList<>();
        for (JsonNode edge : project.ask(query).get("results")) {
            edges.add(
                    edge.get("source").asString()
                            + " > "
                            + edge.get("target").asString()
                            + " "
                            + edge.get("value").asLong());
        }
        return edges;
    }

    @Test
    void beforeStep_endsWithTheStep() {
        assertThat(edges("'funnelPathType':'funnel_path_before_step','funnelStep':2", ""))
                .containsExactly(
                        "1_before > 2_one 1", "2_one > 3_between 1", "3_between > 4_two 1");
        assertThat(edges("'funnelPathType':'funnel_path_before_step','funnelStep':1", ""))
                .containsExactly("1_before > 2_one 2");
    }

    @Test
    void betweenSteps_areBothSteps() {
        assertThat(edges("'funnelPathType':'funnel_path_between_steps','funnelStep':2", ""))
                .containsExactly("1_one > 2_between 1", "2_between > 3_two 1");
    }

    @Test
    void betweenSteps_needStepBefore() {
        assertThatThrownBy(() ->
                        edges("'funnelPathType':'funnel_path_between_steps','funnelStep':1", ""))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("preceding step");
    }

    @Test
    void afterStep_beginsWithTheStep() {
        assertThat(edges("'funnelPathType':'funnel_path_after_step','funnelStep':2", ""))
                .containsExactly("1_two > 2_after 1");
    }

    @Test
    void afterDropOff_beginsWhenTheWindowIsOver() {
        assertThat(
                        edges(
                                "'funnelPathType':'funnel_path_after_step','funnelStep':-2",
                                ",'funnelsFilter':{'funnelWindowInterval':12,"
                                        + "'funnelWindowIntervalUnit':'minute'}"))
                .containsExactly("1_later > 2_latest 1", "1_two > 2_after 1");
        assertThat(
                        edges(
                                "'funnelPathType':'funnel_path_before_step','funnelStep':-2",
                                ",'funnelsFilter':{'funnelWindowInterval':15,"
                                        + "'funnelWindowIntervalUnit':'minute'}"))
                .containsExactly("1_before > 2_one 2");
    }

    @Test
    void groupsFunnel_joinsOnTheGroup() {
        assertThat(
                        edges(
                                "'funnelPathType':'funnel_path_between_steps','funnelStep':2",
                                ",'aggregation_group_type_index':0"))
                .containsExactly("1_one > 2_between 1", "2_between > 3_two 1");
        assertThat(
                        edges(
                                "'funnelPathType':'funnel_path_before_step','funnelStep':1",
                                ",'aggregation_group_type_index':0"))
                .containsExactly("1_before > 2_one 2");
    }

    @Test
    void expressionFunnel_joinsOnTheExpression() {
        assertThat(
                        edges(
                                "'funnelPathType':'funnel_path_after_step','funnelStep':2",
                                ",'funnelsFilter':{'funnelAggregateByHogQL':'distinct_id'}"))
                .containsExactly("1_two > 2_after 1");
    }
}
