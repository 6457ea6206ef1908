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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FunnelActorsRunTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    /** Four people pay after having read the terms, three of five others read the help. */
    @BeforeEach
    void open() {
        project = new TestProject(folder, Instant.parse("2024-01-09T12:00:00Z"));
        List<Journey> journeys = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            journeys.add(
                    person("payer" + i)
                            .with("plan", "paid")
                            .did("view", at("2024-01-01T10:00:00"), Map.of("$os", "Mac"))
                            .did("terms", at("2024-01-01T10:30:00"), Map.of("page", "a"))
                            .did("pay", at("2024-01-01T11:00:00"))
                            .did("help", at("2024-01-01T12:00:00")));
        }
        for (int i = 0; i < 5; i++) {
            Journey visitor = person("visitor" + i).with("plan", "free");
            visitor.did("view", at("2024-01-02T10:00:00"));
            if (i < 3) {
                visitor.did("help", at("2024-01-02T11:00:00"), Map.of("page", "b"));
            }
            journeys.add(visitor);
        }
        project.load(journeys);
    }

    @AfterEach
    void close() {
        project.close();
    }

    private static String funnel(String more) {
        return "{'kind':'FunnelsQuery','dateRange':{'date_from':'2024-01-01','date_to':'2024-01-07'},"
                + "'series':[{'event':'view'},{'event':'pay'}]"
                + more
                + "}";
    }

    private int actors(String funnel, String point) {
        return actorsOf("{'kind':'FunnelsActorsQuery','source':" + funnel + "," + point + "}");
    }

    private int actorsOf(String source) {
        return project.ask("{'kind':'ActorsQuery','select':['actor'],'source':" + source + "}")
                .get("results")
                .size();
    }

    @Test
    void step_thoseWhoDidItOrDroppedOffBeforeIt() {
        assertThat(actors(funnel(""), "'funnelStep':1")).isEqualTo(9);
        assertThat(actors(funnel(""), "'funnelStep':2")).isEqualTo(4);
        assertThat(actors(funnel(""), "'funnelStep':-2")).isEqualTo(5);
        assertThatThrownBy(() -> actors(funnel(""), "'funnelStep':3"))
                .isInstanceOf(QueryException.class);
    }

    @Test
    void breakdown_thoseUnderAValue() {
        String byOs = funnel(",'breakdownFilter':{'breakdown':'$os'}");

        assertThat(actors(byOs, "'funnelStep':1,'funnelStepBreakdown':'Mac'")).isEqualTo(4);
        assertThat(actors(byOs, "'funnelStep':1,'funnelStepBreakdown':['']")).isEqualTo(5);
    }

    @Test
    void trend_thoseWhoEnteredInAPeriod() {
        String trend = funnel(",'funnelsFilter':{'funnelVizType':'trends'}");
        String first = "'funnelTrendsEntrancePeriodStart':'2024-01-01 00:00:00'";
        String second = "'funnelTrendsEntrancePeriodStart':'2024-01-02 00:00:00'";

        assertThat(actors(trend, "'funnelTrendsDropOff':false," + first)).isEqualTo(4);
        assertThat(actors(trend, "'funnelTrendsDropOff':true," + first)).isZero();
        assertThat(actors(trend, "'funnelTrendsDropOff':true," + second)).isEqualTo(5);
    }

    private static String correlation(String fields) {
        return "{'kind':'FunnelCorrelationQuery','source':{'kind':'FunnelsActorsQuery','source':"
                + funnel("")
                + "},"
                + fields
                + "}";
    }

    private JsonNode rows(String fields) {
        return project.ask(correlation(fields)).get("results").get("events");
    }

    @Test
    void correlation_countsEventsBetweenTheFirstStepAndTheEnd() {
        JsonNode rows = rows("'funnelCorrelationType':'events'");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("event").get("event").asString()).isEqualTo("terms");
        assertThat(rows.get(0).get("success_count").intValue()).isEqualTo(4);
        assertThat(rows.get(0).get("odds_ratio").doubleValue()).isEqualTo(30);
        assertThat(rows.get(1).get("event").get("event").asString()).isEqualTo("help");
        assertThat(rows.get(1).get("failure_count").intValue()).isEqualTo(3);
        assertThat(rows.get(1).get("correlation_type").asString()).isEqualTo("failure");
    }

    @Test
    void correlation_ofPropertiesOfPersons() {
        for (String names : List.of("'plan'", "'$all'")) {
            JsonNode rows =
                    rows(
                            "'funnelCorrelationType':'properties','funnelCorrelationNames':["
                                    + names
                                    + "]");

            assertThat(rows.get(0).get("event").get("event").asString()).isEqualTo("plan::paid");
            assertThat(rows.get(1).get("event").get("event").asString()).isEqualTo("plan::free");
        }
        assertThatThrownBy(() -> rows("'funnelCorrelationType':'properties'"))
                .hasMessageContaining("atleast one Property");
    }

    @Test
    void correlation_ofPropertiesOfEvents() {
        String fields =
                "'funnelCorrelationType':'event_with_properties',"
                        + "'funnelCorrelationEventNames':['terms','help']";

        assertThat(rows(fields).get(0).get("event").get("event").asString())
                .isEqualTo("terms::page::a");
        assertThat(rows(fields + ",'funnelCorrelationEventExcludePropertyNames':['page']"))
                .isEmpty();
    }

    @Test
    void correlation_actorsBehindARow() {
        String converted =
                "{'kind':'FunnelCorrelationActorsQuery','source':"
                        + correlation("'funnelCorrelationType':'events'")
                        + ",'funnelCorrelationPersonEntity':{'event':'help'}";

        assertThat(actorsOf(converted + ",'funnelCorrelationPersonConverted':true}")).isZero();
        assertThat(actorsOf(converted + ",'funnelCorrelationPersonConverted':false}")).isEqualTo(3);
        assertThat(
                        actorsOf(
                                "{'kind':'FunnelCorrelationActorsQuery','source':"
                                        + correlation(
                                                "'funnelCorrelationType':'properties',"
                                                        + "'funnelCorrelationNames':['plan']")
                                        + ",'funnelCorrelationPropertyValues':[{'key':'plan',"
                                        + "'value':'free','type':'person'}]}"))
                .isEqualTo(5);
    }
}
