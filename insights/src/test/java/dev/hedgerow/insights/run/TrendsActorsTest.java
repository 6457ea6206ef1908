package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
import static dev.hedgerow.testkit.Journeys.idOf;
import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.insights.query.QueryNodes;
import dev.hedgerow.insights.query.TrendsQuery;
import dev.hedgerow.insights.trends.TrendsPoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrendsActorsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BY_NUMBER =
            "'series':[{'event':'view'}],'breakdownFilter':{'breakdown':'n',"
                    + "'breakdown_histogram_bin_count':2}";

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
                                .did("view", at("2024-01-01T11:00:00"), Map.of("$os", "Mac"))
                                .did("view", at("2024-01-03T11:00:00"), Map.of("n", 7)),
                        person("bob")
                                .did("view", at("2024-01-03"), Map.of("$os", "Linux", "n", 1))));
    }

    @AfterEach
    void close() {
        project.close();
    }

    /** Numbers of events by person name, of a day or, without one, of a number in total. */
    private Map<String, Object> actors(
            String fields, @Nullable String day, List<String> breakdown) {
        String display = day == null ? ",'trendsFilter':{'display':'ActionsTable'}" : "";
        return actors(fields + display, new TrendsPoint(0, day, breakdown, false));
    }

    private Map<String, Object> actors(String fields, TrendsPoint point) {
        TrendsQuery query =
                (TrendsQuery)
                        QueryNodes.parse(
                                JSON.readTree(
                                        ("{'kind':'TrendsQuery','dateRange':{'date_from':'2024-01-01',"
                                                        + "'date_to':'2024-01-04'},"
                                                        + fields
                                                        + "}")
                                                .replace('\'', '"')));
        Map<String, Object> counts = new LinkedHashMap<>();
        Session session = project.session();
        TrendsRun.actors(query, point, session)
                .ifPresent(actors ->
                        session.rows(actors.query())
                                .rows()
                                .forEach(row ->
                                        counts.put(
                                                idOf("ann").equals(row.get(0)) ? "ann" : "bob",
                                                String.valueOf(row.get(1)))));
        return counts;
    }

    @Test
    void day_hasItsPeople() {
        String view = "'series':[{'event':'view'}]";

        assertThat(actors(view, "2024-01-01", List.of())).isEqualTo(Map.of("ann", "2"));
        assertThat(actors(view, "2024-01-03T00:00:00Z", List.of()))
                .isEqualTo(Map.of("ann", "1", "bob", "1"));
        assertThat(actors(view, "2024-01-02", List.of())).isEmpty();
        assertThat(actors(view, null, List.of())).isEqualTo(Map.of("ann", "3", "bob", "1"));
    }

    @Test
    void weeklyActive_reachesBack() {
        assertThat(
                        actors(
                                "'series':[{'event':'view','math':'weekly_active'}]",
                                "2024-01-02",
                                List.of()))
                .isEqualTo(Map.of("ann", "2"));
    }

    @Test
    void firstTime_hasThoseOfThatDay() {
        String first = "'series':[{'event':'view','math':'first_time_for_user'}]";

        assertThat(actors(first, "2024-01-03", List.of())).isEqualTo(Map.of("bob", "1"));
    }

    @Test
    void firstMatchingUnderItsOtherName_hasThoseOfThatDay() {
        String first =
                "'series':[{'event':'view','math':'first_time_for_user_with_filters','properties':"
                        + "[{'key':'n','operator':'is_set','type':'event'}]}]";

        assertThat(actors(first, "2024-01-03", List.of()))
                .isEqualTo(Map.of("ann", "1", "bob", "1"));
        assertThat(actors(first.replace("is_set", "is_not_set"), "2024-01-01", List.of()))
                .isEqualTo(Map.of("ann", "1"));
    }

    @Test
    void distinctIdsAndLastEvent_canBeSelected() {
        JsonNode answer =
                project.ask(
                        "{'kind':'ActorsQuery','select':['event_distinct_ids','last_seen'],'source':"
                                + "{'kind':'InsightActorsQuery','day':'2024-01-01','source':{'kind':'TrendsQuery',"
                                + "'dateRange':{'date_from':'2024-01-01','date_to':'2024-01-04'},"
                                + "'series':[{'event':'view'}]}}}");

        assertThat(answer.get("results").toString())
                .isEqualTo("[[[\"ann\"],\"2024-01-01T11:00:00Z\"]]");
    }

    @Test
    void breakdown_narrowsToItsValue() {
        String byOs =
                "'series':[{'event':'view'}],'breakdownFilter':{'breakdown':'$os','breakdown_limit':1}";

        assertThat(actors(byOs, null, List.of("Mac"))).isEqualTo(Map.of("ann", "2"));
        assertThat(actors(byOs, null, List.of("$$_posthog_breakdown_null_$$")))
                .isEqualTo(Map.of("ann", "1"));
        assertThat(actors(byOs, null, List.of("$$_posthog_breakdown_other_$$")))
                .isEqualTo(Map.of("ann", "1", "bob", "1"));
    }

    @Test
    void bin_hasThoseWithANumberInIt() {
        assertThat(actors(BY_NUMBER, null, List.of("[4,7.01]"))).isEqualTo(Map.of("ann", "1"));
        assertThat(actors(BY_NUMBER, null, List.of("[\"\",\"\"]")))
                .isEqualTo(Map.of("ann", "3", "bob", "1"));
    }

    @Test
    void bin_isOfNumbers() {
        assertThatThrownBy(() -> actors(BY_NUMBER, null, List.of("[10,false]")))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("valid float or int values");
    }

    @Test
    void previousDay_isTheOneBesideTheDayAskedFor() {
        String compared =
                "'series':[{'event':'view'}],'compareFilter':{'compare':true,'compare_to':'-2d'}";

        assertThat(actors(compared, new TrendsPoint(0, "2024-01-03", List.of(), true)))
                .isEqualTo(Map.of("ann", "2"));
    }

    @Test
    void dayOutsideOfTheRange_hasItsPeople() {
        String later = "'series':[{'event':'view'}],'dateRange':{'date_from':'2024-01-02'}";

        assertThat(actors(later, "2024-01-01", List.of())).isEqualTo(Map.of("ann", "2"));
    }

    @Test
    void day_isNeededForPointsAndForbiddenForTotals() {
        String view = "'series':[{'event':'view'}]";
        String total = view + ",'trendsFilter':{'display':'BoldNumber'}";

        assertThatThrownBy(() -> actors(view, new TrendsPoint(0, null, List.of(), false)))
                .hasMessage(
                        "A `day` is required for trends actors queries without total value aggregation");
        assertThatThrownBy(() -> actors(total, new TrendsPoint(0, "2024-01-01", List.of(), false)))
                .hasMessage(
                        "A `day` is forbidden for trends actors queries with total value aggregation");
    }

    @Test
    void options_listEveryChoice() {
        TrendsQuery query =
                (TrendsQuery)
                        QueryNodes.parse(
                                JSON.readTree(
                                        ("{'kind':'TrendsQuery','series':[{'event':'view'}],'dateRange':"
                                                        + "{'date_from':'2024-01-01','date_to':'2024-01-02'},"
                                                        + "'breakdownFilter':{'breakdown':'$os','breakdown_limit':1},"
                                                        + "'compareFilter':{'compare':true}}")
                                                .replace('\'', '"')));

        JsonNode options = TrendsRun.choices(query, project.session());

        assertThat(options.get("day"))
                .extracting(day -> day.get("label").asString())
                .containsExactly("1-Jan-2024", "2-Jan-2024");
        assertThat(options.at("/series/0/label").asString()).isEqualTo("view");
        assertThat(options.get("breakdown"))
                .extracting(item -> item.get("value").asString())
                .containsExactly("Mac");
        assertThat(options.get("compare")).hasSize(2);
    }

    @Test
    void histogramOptions_endWithEveryoneAndNull() {
        JsonNode options =
                project.ask(
                        "{'kind':'InsightActorsQueryOptions','source':{'kind':'InsightActorsQuery','source':"
                                + "{'kind':'TrendsQuery','series':[{'event':'view'}],'dateRange':"
                                + "{'date_from':'2024-01-01','date_to':'2024-01-04'},'breakdownFilter':"
                                + "{'breakdown':'n','breakdown_histogram_bin_count':3}}}}");

        assertThat(options.get("breakdown"))
                .extracting(item -> item.get("value").asString())
                .containsExactly(
                        "[1,3]", "[5,7.01]", "[\"\",\"\"]", "$$_posthog_breakdown_null_$$");
    }
}
