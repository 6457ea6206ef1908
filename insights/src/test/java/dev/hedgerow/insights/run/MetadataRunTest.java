package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hedgerow.insights.project.CohortDefinition;
import dev.hedgerow.insights.query.QueryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MetadataRunTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void open() {
        project = new TestProject(folder, Instant.parse("2024-01-01T13:00:00Z"));
        project.load(
                List.of(
                        person("ann")
                                .with("email", "ann@example.com")
                                .did("view", at("2024-01-01T12:00:00"))));
    }

    @AfterEach
    void close() {
        project.close();
    }

    private JsonNode check(String language, String text) {
        return project.ask(
                "{'kind':'HogQLMetadata','language':'" + language + "','query':'" + text + "'}");
    }

    @Test
    void query_thatIsRightNamesItsTables() {
        JsonNode answer = check("hogQL", "select event from events");

        assertThat(answer.get("isValid").booleanValue()).isTrue();
        assertThat(answer.get("errors").isEmpty()).isTrue();
        assertThat(answer.get("table_names").toString()).isEqualTo("[\"events\"]");
    }

    @Test
    void query_thatIsRightTellsTheTypesOfItsFields() {
        JsonNode notices =
                check("hogQL", "select timestamp, properties.path from events").get("notices");

        assertThat(notices.get(0).get("message").asString())
                .isEqualTo("Field 'timestamp' is of type 'DateTime'");
        assertThat(notices.get(0).get("start").intValue()).isEqualTo(7);
        assertThat(notices.get(0).get("end").intValue()).isEqualTo(16);
        assertThat(notices.get(1).get("message").asString())
                .isEqualTo("Event property 'path' is of type 'String'.");
        assertThat(notices.get(1).get("start").intValue()).isEqualTo(29);
        assertThat(notices.get(1).get("end").intValue()).isEqualTo(33);
    }

    @Test
    void cohort_canAlsoBeNamedTheOtherWay() {
        project.cohort(
                CohortDefinition.of(
                        7,
                        "friends",
                        new JsonMapper()
                                .readTree(
                                        """
                                        {"properties": {"type": "AND", "values": [
                                            {"type": "person", "key": "email", "operator": "is_set"}]}}
                                        """)));
        JsonNode notices =
                check(
                                "hogQL",
                                "select event from events where person_id in cohort 7 or person_id in cohort \\u0027friends\\u0027")
                        .get("notices");

        assertThat(notices.get(1).toString())
                .isEqualTo(
                        "{\"message\":\"Cohort #7 can also be specified as 'friends'\",\"start\":51,\"end\":52,\"fix\":\"'friends'\"}");
        assertThat(notices.get(3).toString())
                .isEqualTo(
                        "{\"message\":\"Searching for cohort by name. Replace with numeric ID 7 to protect against renaming.\",\"start\":76,\"end\":85,\"fix\":\"7\"}");
    }

    @Test
    void property_tellsOnlyToThoseWhoDebugWhetherItHasAColumn() {
        JsonNode answer =
                project.ask(
                        "{'kind':'HogQLMetadata','language':'hogQLExpr','query':'properties.path || properties.$browser','debug':true}");

        assertThat(answer.get("notices").get(0).get("message").asString())
                .isEqualTo(
                        "Event property 'path' is of type 'String'. This property is not materialized 🐢.");
        assertThat(answer.get("notices").get(1).get("message").asString())
                .isEqualTo(
                        "Event property '$browser' is of type 'String'. This property is materialized ⚡️.");
    }

    @Test
    void view_needsANameForEachColumn() {
        assertThat(isValidView("select event as event from events")).isTrue();
        assertThat(isValidView("select event as a from events union all select event from events"))
                .isFalse();
    }

    private boolean isValidView(String query) {
        return check("hogQL", query).get("isValidView").booleanValue();
    }

    @Test
    void template_tellsWhichGlobalsThereAre() {
        JsonNode answer =
                project.ask(
                        "{'kind':'HogQLMetadata','language':'hogTemplate','query':'{event.name} in {region}','globals':{'event':{}}}");

        assertThat(answer.get("notices").toString())
                .isEqualTo("[{\"message\":\"Global variable: event\",\"start\":1,\"end\":11}]");
        assertThat(answer.get("warnings").toString())
                .isEqualTo(
                        "[{\"message\":\"Unknown global variable: region\",\"start\":17,\"end\":23}]");
    }

    @Test
    void query_tellsWhatItReadsBesidesWhatItNames() {
        JsonNode answer =
                check("hogQL", "with a as (select session.duration from events) select * from a");

        assertThat(answer.get("table_names").toString()).isEqualTo("[\"events\"]");
        assertThat(answer.get("ch_table_names").toString()).contains("\"events\"", "\"sessions\"");
    }

    @Test
    void query_thatIsWrongTellsWhere() {
        JsonNode answer = check("hogQL", "select evnt from events");

        assertThat(answer.get("isValid").booleanValue()).isFalse();
        JsonNode error = answer.get("errors").get(0);
        assertThat(error.get("message").asString())
                .startsWith("Unable to resolve field: evnt. Did you mean: event");
        assertThat(error.get("start").intValue()).isEqualTo(7);
        assertThat(error.get("end").intValue()).isEqualTo(11);
        assertThat(error.get("fix").asString()).startsWith("Did you mean: event");
        assertThat(answer.get("table_names").toString()).isEqualTo("[\"events\"]");
    }

    @Test
    void expression_isOfEvents() {
        assertThat(check("hogQLExpr", "properties.path").get("isValid").booleanValue()).isTrue();
        JsonNode error = check("hogQLExpr", "1 + nothing").get("errors").get(0);

        assertThat(error.get("start").intValue()).isEqualTo(4);
    }

    @Test
    void running_aWrongQueryTellsTheSame() {
        QueryException error =
                catchThrowableOfType(
                        QueryException.class,
                        () ->
                                project.ask(
                                        "{'kind':'HogQLQuery','query':'select evnt from events'}"));

        assertThat(error.detail())
                .startsWith("Unable to resolve field: evnt\nHint: Did you mean: event")
                .endsWith("\nTables referenced: events");
        assertThat(error.metadata()).isNotNull();
    }

    @Test
    void tag_isATable() {
        String quoted = "\\u0027properties.email as email\\u0027";
        JsonNode answer =
                project.ask(
                        "{'kind':'HogQLQuery','query':'select email, id from (<ActorsQuery select={["
                                + quoted
                                + "]} />)'}");

        assertThat(answer.get("results").get(0).get(0).asString()).isEqualTo("ann@example.com");
    }
}
