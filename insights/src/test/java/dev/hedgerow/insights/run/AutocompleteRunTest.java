package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AutocompleteRunTest {
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
                                .did("view", at("2024-01-01T12:00:00"), Map.of("path", "/a"))
                                .did("view", at("2024-01-01T12:01:00"), Map.of("path", "/b"))));
    }

    @AfterEach
    void close() {
        project.close();
    }

    /** The suggestions where the text has a bar. */
    private List<String> suggestions(String text) {
        return labels("'hogQL'", text);
    }

    private JsonNode answer(String language, String text) {
        int cursor = text.indexOf('|');
        return project.ask(
                "{'kind':'HogQLAutocomplete','language':"
                        + language
                        + ",'query':'"
                        + text.replace("|", "")
                        + "','startPosition':"
                        + cursor
                        + ",'endPosition':"
                        + cursor
                        + "}");
    }

    private List<String> labels(String language, String text) {
        JsonNode answer = answer(language, text);
        return StreamSupport.stream(answer.get("suggestions").spliterator(), false)
                .map(item -> item.get("label").asString())
                .toList();
    }

    @Test
    void queryWithoutTables_isTakenToBeOfEvents() {
        assertThat(suggestions("select |")).contains("event", "count");
        assertThat(suggestions("|select * from events")).isEmpty();
        assertThat(suggestions("select 1 from events.|")).isEmpty();
    }

    @Test
    void query_givesItsColumns() {
        assertThat(suggestions("select p| from (select event as potato from events)"))
                .startsWith("potato")
                .doesNotContain("properties");
        assertThat(suggestions("with blah as (select event from events) select e| from blah"))
                .startsWith("event")
                .doesNotContain("elements_chain");
        assertThat(
                        suggestions(
                                "select b.| from events e join (select event as one, 2 as two from events) as b on 1"))
                .containsExactly("one", "two");
        assertThat(suggestions("select | from (select nothing from events) x")).startsWith("x");
    }

    @Test
    void tables_areSuggestedByTheirAliasesFirst() {
        assertThat(suggestions("select | from events e")).first().isEqualTo("e");
        assertThat(suggestions("select | from events e left join persons p on e.person_id = p.id"))
                .startsWith("e", "p");
    }

    @Test
    void template_hasItsGlobalsInBraces() {
        assertThat(inTemplate("the event is {concat(ev|)} here")).containsExactly("event");
        assertThat(inTemplate("{event.|}")).containsExactly("name");
        assertThat(inTemplate("ev| {event}")).isEmpty();
        assertThat(inTemplate("{event} ev|")).isEmpty();
    }

    private List<String> inTemplate(String text) {
        return labels("'hogTemplate','globals':{'event':{'name':'x'},'region':'EU'}", text);
    }

    @Test
    void from_isFollowedByTables() {
        assertThat(suggestions("select 1 from |")).contains("events", "persons", "sessions");
        assertThat(suggestions("select 1 from ev|"))
                .startsWith("events")
                .contains("system.event_definitions")
                .doesNotContain("persons");
    }

    @Test
    void column_isAFieldOfItsTableOrAFunction() {
        assertThat(suggestions("select | from persons"))
                .contains("is_identified", "count")
                .doesNotContain("timestamp");
    }

    @Test
    void dot_isFollowedByWhatItsOwnerHas() {
        assertThat(suggestions("select person.| from events")).contains("id", "properties");
        assertThat(suggestions("select e.properties.| from events e")).containsExactly("path");
        assertThat(suggestions("select person.properties.| from events")).containsExactly("email");
    }

    @Test
    void properties_areThoseDefinedWithTheirTypes() {
        project.define("event", "price", "Numeric");
        JsonNode suggestions =
                answer("'hogQL'", "select properties.p| from events").get("suggestions");

        assertThat(suggestions.findValuesAsString("label")).containsExactly("path", "price");
        assertThat(suggestions.get(1).get("detail").asString()).isEqualTo("Numeric");
        assertThat(suggestions("select properties.pri| from persons")).isEmpty();
    }

    @Test
    void subquery_hasItsOwnTables() {
        assertThat(suggestions("select a from (select | from persons) where event"))
                .contains("is_identified")
                .doesNotContain("timestamp");
    }

    @Test
    void taxonomyOfProject_countsEvents() {
        JsonNode answer = project.ask("{'kind':'TeamTaxonomyQuery'}");

        assertThat(answer.get("results").toString())
                .isEqualTo("[{\"event\":\"view\",\"count\":2}]");
    }

    @Test
    void taxonomyOfActors_samplesValuesInTheOrderAskedFor() {
        JsonNode persons =
                project.ask("{'kind':'ActorsPropertyTaxonomyQuery','properties':['none','email']}");
        JsonNode groups =
                project.ask(
                        "{'kind':'ActorsPropertyTaxonomyQuery','groupTypeIndex':0,'properties':['email']}");

        assertThat(persons.get("results").toString())
                .isEqualTo(
                        "[{\"sample_values\":[],\"sample_count\":0},"
                                + "{\"sample_values\":[\"ann@example.com\"],\"sample_count\":1}]");
        assertThat(groups.get("results").toString())
                .isEqualTo("[{\"sample_values\":[],\"sample_count\":0}]");
    }

    @Test
    void taxonomy_samplesValues() {
        JsonNode answer = project.ask("{'kind':'EventTaxonomyQuery','event':'view'}");
        JsonNode chosen =
                project.ask(
                        "{'kind':'EventTaxonomyQuery','event':'view','properties':['path','none']}");

        assertThat(answer.get("results").toString())
                .isEqualTo(
                        "[{\"property\":\"path\",\"sample_values\":[\"/b\",\"/a\"],\"sample_count\":2}]");
        assertThat(chosen.get("results").toString())
                .isEqualTo(
                        "[{\"property\":\"path\",\"sample_values\":[\"/a\",\"/b\"],\"sample_count\":2}]");
    }
}
