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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ListingRunTest {
    private static final String SESSION = "018cc4e5-2200-7000-8000-000000000001";

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void open() {
        project = new TestProject(folder, Instant.parse("2024-01-01T13:00:00Z"));
        project.load(
                List.of(
                        person("ann", "ann-2")
                                .with("email", "ann@example.com")
                                .did(
                                        "view",
                                        at("2024-01-01T12:00:00"),
                                        Map.of("$session_id", SESSION, "path", "/a"))
                                .did("view", at("2024-01-01T12:10:00"), Map.of("path", "/b")),
                        person("bob")
                                .in("company", "acme")
                                .did("pay", at("2024-01-01T12:20:00"), Map.of("path", "/a"))));
        project.group("company", "acme", new JsonMapper().readTree("{\"name\":\"Acme Inc\"}"));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private String results(String query) {
        return project.ask(query).get("results").toString().replace('"', '\'');
    }

    @Test
    void events_areSortedByTheFirstColumn() {
        assertThat(results("{'kind':'EventsQuery','select':['properties.path -- Path','1']}"))
                .isEqualTo("[['/a',1],['/a',1],['/b',1]]");
    }

    @Test
    void events_canBeThoseOfTheActorsOfASource() {
        assertThat(
                        results(
                                "{'kind':'EventsQuery','select':['event'],'source':{'kind':'HogQLQuery',"
                                        + "'query':'select distinct person_id from events where event = \\u0027pay\\u0027'}}"))
                .isEqualTo("[['pay']]");
    }

    @Test
    void virtualProperties_areReadAsProperties() {
        assertThat(
                        results(
                                "{'kind':'EventsQuery','select':['person.properties.$virt_initial_channel_type =="
                                        + " person.$virt_initial_channel_type'],'event':'pay'}"))
                .isEqualTo("[[true]]");
        assertThat(
                        results(
                                "{'kind':'EventsQuery','select':['properties.$virt_is_bot'],'event':'pay'}"))
                .isEqualTo("[[true]]");
    }

    @Test
    void count_groupsByTheOtherColumnsAndSortsDownwards() {
        assertThat(
                        results(
                                "{'kind':'EventsQuery','select':['event','count()'],'where':['count() > 0']}"))
                .isEqualTo("[['view',2],['pay',1]]");
    }

    @Test
    void limit_tellsThatThereIsMore() {
        JsonNode answer =
                project.ask(
                        "{'kind':'EventsQuery','select':['event'],'orderBy':['timestamp'],'limit':2,'offset':0}");

        assertThat(answer.get("results").size()).isEqualTo(2);
        assertThat(answer.get("hasMore").booleanValue()).isTrue();
        assertThat(answer.get("columns").toString()).isEqualTo("[\"event\"]");
        assertThat(answer.get("types").toString()).isEqualTo("[\"String\"]");
    }

    @Test
    void star_isTheEventWithItsPropertiesAsJson() {
        JsonNode event =
                project.ask("{'kind':'EventsQuery','select':['*'],'event':'pay'}")
                        .get("results")
                        .get(0)
                        .get(0);

        assertThat(event.get("event").asString()).isEqualTo("pay");
        assertThat(event.get("properties").get("path").asString()).isEqualTo("/a");
        assertThat(event.get("team_id").intValue()).isEqualTo(1);
    }

    @Test
    void person_hasItsProperties() {
        JsonNode person =
                project.ask("{'kind':'EventsQuery','select':['person'],'orderBy':['timestamp']}")
                        .get("results")
                        .get(0)
                        .get(0);

        assertThat(person.get("distinct_id").asString()).isEqualTo("ann");
        assertThat(person.get("properties").get("email").asString()).isEqualTo("ann@example.com");
    }

    @Test
    void displayName_fallsBackToTheDistinctId() {
        assertThat(
                        results(
                                "{'kind':'EventsQuery','select':['person_display_name -- Person'],'orderBy':['person_display_name -- Person DESC']}"))
                .contains("'display_name':'ann@example.com'")
                .startsWith("[[{'display_name':'bob'");
    }

    @Test
    void search_findsPeopleByDistinctId() {
        JsonNode answer = project.ask("{'kind':'ActorsQuery','search':'ANN-2'}");

        assertThat(answer.get("columns").toString())
                .isEqualTo("[\"person\",\"id\",\"person.$delete\"]");
        JsonNode person = answer.get("results").get(0).get(0);
        assertThat(person.get("distinct_ids").toString()).isEqualTo("[\"ann\",\"ann-2\"]");
        assertThat(answer.get("results").size()).isEqualTo(1);
    }

    @Test
    void actors_comeFromSql() {
        assertThat(
                        results(
                                "{'kind':'ActorsQuery','select':['properties.email','n'],'source':{'kind':'HogQLQuery','query':'select person_id, count() as n from events group by person_id'},'orderBy':['n desc']}"))
                .isEqualTo("[['ann@example.com',2],[null,1]]");
    }

    @Test
    void actors_ofSqlWithoutIdAreRefused() {
        assertThatThrownBy(() ->
                        project.ask(
                                "{'kind':'ActorsQuery','source':{'kind':'HogQLQuery','query':'select event from events'}}"))
                .isInstanceOf(QueryException.class)
                .hasMessage("Source query must have an id column");
    }

    @Test
    void sessions_lookBackAnHour() {
        String query = "{'kind':'SessionsQuery','select':['session_id','$session_duration']%s}";

        assertThat(results(query.formatted(",'after':'2024-01-01'")))
                .isEqualTo("[['" + SESSION + "',0]]");
        assertThat(results(query.formatted(""))).isEqualTo("[]");
    }

    @Test
    void sessions_ofNoIdAreNone() {
        assertThat(
                        results(
                                "{'kind':'SessionsQuery','select':['session_id'],'after':'all','eventProperties':[{'key':'$session_id','type':'event','value':[]}]}"))
                .isEqualTo("[]");
    }

    @Test
    void groups_haveNames() {
        assertThat(results("{'kind':'GroupsQuery','group_type_index':0,'search':'acme'}"))
                .isEqualTo("[[{'display_name':'Acme Inc','key':'acme'}]]");
    }
}
