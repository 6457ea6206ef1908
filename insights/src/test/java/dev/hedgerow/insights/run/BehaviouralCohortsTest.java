package dev.hedgerow.insights.run;

import static dev.hedgerow.testkit.Journeys.at;
import static dev.hedgerow.testkit.Journeys.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.insights.project.CohortDefinition;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.metadata.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who is in a cohort by what they did, at three in the afternoon of the last of May. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehaviouralCohortsTest {
    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeAll
    void open(@TempDir Path folder) {
        project = new TestProject(folder, Instant.parse("2024-05-31T15:00:00Z"));
        project.load(
                List.of(
                        person("ann")
                                .did("view", at("2024-05-29T10:00:00"))
                                .did("view", at("2024-05-30T10:00:00"))
                                .did("view", at("2024-05-31T10:00:00")),
                        person("ben")
                                .did("view", at("2024-05-11T10:00:00"))
                                .did("view", at("2024-05-26T10:00:00")),
                        person("cat")
                                .did("view", at("2024-05-13T10:00:00"))
                                .did("view", at("2024-05-28T10:00:00")),
                        person("dan")
                                .did("view", at("2024-04-21T10:00:00"))
                                .did("view", at("2024-05-28T10:00:00")),
                        person("eve")
                                .did("view", at("2024-05-01T10:00:00"), Map.of("page", "a"))
                                .did("pay", at("2024-05-02T12:00:00"))));
    }

    @AfterAll
    void close() {
        project.close();
    }

    private String members(String criteria) {
        project.cohort(CohortDefinition.of(1, "Them", criteria(criteria)));
        TreeSet<String> members = new TreeSet<>();
        project.ask(
                        "{'kind':'HogQLQuery','query':'SELECT distinct_id FROM events WHERE person_id IN COHORT 1'}")
                .get("results")
                .forEach(row -> members.add(row.get(0).asString()));
        return String.join(" ", members);
    }

    private static JsonNode criteria(String criteria) {
        return Json.parse(
                "{\"properties\":{\"type\":\"AND\",\"values\":[%s]}}"
                        .formatted(criteria.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # whole days of a week
                    'value':'performed_event','time_value':7,'time_interval':'day' | ann ben cat dan
                    # of which the last is whole, too
                    'value':'performed_event','explicit_datetime':'2024-05-11T20:00:00','explicit_datetime_to':'2024-05-13' | ben cat
                    'value':'performed_event','explicit_datetime':'-20d','explicit_datetime_to':'-19d' | ben
                    'value':'performed_event','time_value':1,'time_interval':'year','event_filters':[{'key':'page','value':'a','type':'event'}] | eve
                    # moments count to the second
                    'value':'performed_event_multiple','operator':'gte','operator_value':2,'time_value':30,'time_interval':'day' | ann ben cat
                    'value':'performed_event_multiple','operator':'exact','operator_value':1,'time_value':30,'time_interval':'day' | dan eve
                    'value':'performed_event_multiple','operator':'lte','operator_value':2,'time_value':30,'time_interval':'day' | ben cat dan eve
                    'value':'performed_event_multiple','operator':'gte','operator_value':1,'explicit_datetime':'2024-05-11T10:00:00','explicit_datetime_to':'2024-05-13T10:00:00' | ``
                    'value':'performed_event_multiple','operator':'gte','operator_value':1,'explicit_datetime':'2024-05-11','explicit_datetime_to':'2024-05-13' | ben
                    # for the first time
                    'value':'performed_event_first_time','time_value':20,'time_interval':'day' | ann ben cat
                    'value':'performed_event_first_time','explicit_datetime':'2024-05-10','explicit_datetime_to':'2024-05-12' | ben
                    'value':'performed_event_first_time','time_value':2,'time_interval':'month','event_filters':[{'key':'page','value':'a','type':'event'}] | eve
                    # one after the other
                    'value':'performed_event_sequence','time_value':60,'time_interval':'day','seq_event':'pay','seq_event_type':'events','seq_time_value':2,'seq_time_interval':'day' | eve
                    'value':'performed_event_sequence','time_value':60,'time_interval':'day','seq_event':'pay','seq_event_type':'events','seq_time_value':1,'seq_time_interval':'day' | ``
                    # in periods up to yesterday, those without events aside
                    'value':'performed_event_regularly','operator':'gte','operator_value':1,'time_value':1,'time_interval':'day','min_periods':2,'total_periods':3 | ann
                    'value':'performed_event_regularly','operator':'lte','operator_value':1,'time_value':1,'time_interval':'day','min_periods':1,'total_periods':3 | ann cat dan
                    'value':'performed_event_regularly','operator':'gte','operator_value':1,'time_value':1,'time_interval':'week','min_periods':1,'total_periods':1 | ann ben cat dan
                    'value':'performed_event_regularly','operator':'exact','operator_value':1,'time_value':1,'time_interval':'month','min_periods':2,'total_periods':2 | dan
                    # no longer, and again
                    'value':'stopped_performing_event','time_value':30,'time_interval':'day','seq_time_value':7,'seq_time_interval':'day' | eve
                    'value':'restarted_performing_event','time_value':20,'time_interval':'day','seq_time_value':7,'seq_time_interval':'day' | dan
                    'value':'performed_event','time_value':7,'time_interval':'day','negation':true | eve
                    """)
    void behaviour_tellsWhoIsIn(String criterion, String expected) {
        assertThat(
                        members(
                                "{'type':'behavioral','key':'view','event_type':'events',"
                                        + criterion
                                        + "}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {'type':'person_metadata','key':'created_at','operator':'is_date_after','value':'2024-05-12'} | ann cat
                    # nobody is in a cohort that is gone, nor out of it
                    {'type':'cohort','key':'id','value':99} | ``
                    {'type':'cohort','key':'id','value':99,'negation':true} | ``
                    {'type':'OR','values':[{'type':'cohort','key':'id','value':99},{'type':'person_metadata','key':'created_at','operator':'is_date_before','value':'2024-05-01'}]} | dan
                    """)
    void otherCriteria_tellWhoIsIn(String criterion, String expected) {
        assertThat(members(criterion)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    'value':'performed_event','time_value':0,'time_interval':'day' | time_value
                    'value':'performed_event','time_value':1,'time_interval':'age' | time_interval
                    'value':'performed_event','explicit_datetime':'soon' | explicit_datetime
                    'value':'performed_event_regularly','operator':'gte','operator_value':1,'time_value':1,'time_interval':'day','min_periods':4,'total_periods':3 | total_periods
                    """)
    void behaviour_refusesNonsense(String criterion, String field) {
        assertThatThrownBy(() ->
                        members(
                                "{'type':'behavioral','key':'view','event_type':'events',"
                                        + criterion
                                        + "}"))
                .isInstanceOfSatisfying(
                        QueryException.class, error -> assertThat(error.attr()).endsWith(field));
    }
}
