package dev.hedgerow.metadata.cohorts;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.TestMetadata;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import dev.hedgerow.metadata.persons.PersonDao;
import dev.hedgerow.metadata.persons.PersonIdentity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CohortsTest {

    private static final CohortMembers.Reason WHY = new CohortMembers.Reason(1, null);

    @TempDir Path folder;

    private TestMetadata metadata;
    private Cohorts cohorts;
    private CohortMembers members;
    private long project;
    private long user;

    @BeforeEach
    void start() {
        metadata = new TestMetadata(folder);
        FirstStart.Made made = metadata.start();
        project = made.project().id();
        user = made.user().id();
        ActivityLog log = new ActivityLog(metadata.database, metadata.secrets, metadata.clock);
        cohorts = new Cohorts(metadata.database, metadata.clock, log);
        members = new CohortMembers(metadata.database, metadata.clock, log);
    }

    @AfterEach
    void stop() {
        metadata.close();
    }

    private static final String FILTERS =
            "{'properties': {'type': 'OR', 'values': [{'type': 'person', 'key': 'a', 'value': 'b'}]}}";

    @Test
    void create_keepsFilters() {
        Cohort made =
                cohorts.create(project, user, body("{'name': 'c', 'filters': " + FILTERS + "}"));
        assertThat(made.filters()).startsWith("{\"properties\":{\"type\":\"OR\"");
        assertThat(cohorts.find(project, made.id())).contains(made);
        assertThat(cohorts.find(project + 1, made.id())).isEmpty();
        cohorts.update(project, made.id(), user, body("{'deleted': true}"));
        assertThat(cohorts.list(project)).isEmpty();
        assertThat(cohorts.findAny(project, made.id())).isPresent();
    }

    @Test
    void filters_ofAnotherFormAreRefused() {
        refused("{}", "Must contain a 'properties' key with type and values");
        refused(
                "{'properties':{'type':'XOR','values':[]}}",
                "Input should be 'AND' or 'OR': properties.type is 'XOR'");
        refused("{'properties':{'type':'OR'}}", "Missing required keys for OR filter: values");
        refusedCriterion(
                "{'type':'person','value':1}", "Missing required keys for person filter: key");
        refusedCriterion(
                "{'type':'person','key':'a'}",
                "Missing required keys for person filter: value, operator");
        refusedCriterion(
                "{'type':'behavioral','key':'a'}",
                "Missing required keys for behavioral filter: value");
        refusedCriterion("{'type':'cohort','key':'id','value':99}", "Invalid Cohort ID in filter");
    }

    private void refusedCriterion(String criterion, String message) {
        refused("{'properties':{'type':'OR','values':[" + criterion + "]}}", message);
    }

    private void refused(String filters, String message) {
        assertThatThrownBy(
                        () -> cohorts.create(project, user, body("{'filters': " + filters + "}")))
                .isInstanceOf(MetadataException.class)
                .hasMessage(message);
    }

    @Test
    void loops_areRefused() {
        Cohort first = cohorts.create(project, user, body("{'filters': " + FILTERS + "}"));
        String naming =
                "{'filters': {'properties': {'type': 'AND', 'values': [{'type': 'cohort', 'key': 'id', 'value': %d}]}}}";
        Cohort second = cohorts.create(project, user, body(naming.formatted(first.id())));
        assertThatThrownBy(() ->
                        cohorts.update(
                                project, first.id(), user, body(naming.formatted(second.id()))))
                .hasMessage("Cohorts cannot reference other cohorts in a loop.");
        assertThat(
                        cohorts.update(
                                        project,
                                        second.id(),
                                        user,
                                        body("{'filters': " + FILTERS + "}"))
                                .version())
                .isEqualTo(second.version() + 1);
    }

    @Test
    void groups_becomeFilters() {
        Cohort made =
                cohorts.create(
                        project,
                        user,
                        body(
                                "{'groups': [{'properties': {'team_id': 5}}, {'action_id': 3, 'days': 7, 'count': 2, 'count_operator': 'gte'}]}"));
        assertThat(made.filters())
                .isEqualTo(
                        "{\"properties\":{\"type\":\"OR\",\"values\":["
                                + "{\"type\":\"AND\",\"values\":[{\"type\":\"person\",\"key\":\"team_id\",\"value\":5,\"operator\":\"exact\"}]},"
                                + "{\"type\":\"AND\",\"values\":[{\"type\":\"behavioral\",\"key\":3,\"event_type\":\"actions\","
                                + "\"time_value\":7,\"time_interval\":\"day\",\"value\":\"performed_event_multiple\",\"operator\":\"gte\",\"operator_value\":2}]}]}}");
    }

    @Test
    void staticCohorts_haveListedMembersEachOnce() {
        Cohort made = cohorts.create(project, user, body("{'name': 'c', 'is_static': true}"));
        UUID ann = person(1);
        UUID ben = person(2);
        assertThat(members.add(project, made.id(), List.of(ann, ben, new UUID(9, 9)), WHY))
                .isEqualTo(2);
        members.add(project, made.id(), List.of(ann), WHY);
        assertThat(members.list(made.id())).containsExactly(ann, ben);
        assertThat(cohorts.find(project, made.id()).orElseThrow().personCount()).isEqualTo(2);
        members.remove(project, made.id(), ann, WHY);
        assertThat(members.list(made.id())).containsExactly(ben);
        assertThat(cohorts.find(project, made.id()).orElseThrow().version())
                .isEqualTo(made.version() + 3);
        assertThatThrownBy(() -> members.remove(project, made.id(), ann, WHY))
                .isInstanceOf(MetadataException.class);
    }

    private UUID person(int number) {
        UUID id = new UUID(1, number);
        metadata.database.writing(handle ->
                handle.attach(PersonDao.class)
                        .upsertPersons(
                                List.of(
                                        new PersonIdentity(
                                                project,
                                                id,
                                                Instant.EPOCH,
                                                false,
                                                "{}",
                                                0,
                                                Instant.EPOCH,
                                                false))));
        return id;
    }

    @Test
    void addPeople_refusesOtherCohorts() {
        Cohort made = cohorts.create(project, user, body("{'name': 'c'}"));
        assertThatThrownBy(() -> members.add(project, made.id(), List.of(new UUID(1, 1)), WHY))
                .hasMessage("Can only add users to static cohorts");
    }

    @Test
    void calculation_notesCountsAndFailures() {
        Cohort made = cohorts.create(project, user, body("{'name': 'c'}"));
        cohorts.startCalculation(made.id());
        assertThat(cohorts.find(project, made.id()).orElseThrow().isCalculating()).isTrue();
        cohorts.endCalculation(made, metadata.clock.instant(), 5L, null);
        cohorts.endCalculation(made, metadata.clock.instant(), null, "broken");
        Cohort after = cohorts.find(project, made.id()).orElseThrow();
        assertThat(after.personCount()).isEqualTo(5);
        assertThat(after.errorsCalculating()).isEqualTo(1);
        assertThat(after.lastError()).isEqualTo("broken");
        assertThat(after.lastCalculation()).isEqualTo(metadata.clock.instant());
        assertThat(cohorts.calculations(made.id(), 10, 0).count()).isEqualTo(2);
        cohorts.startCalculation(made.id());
        cohorts.abandonCalculations();
        assertThat(cohorts.find(project, made.id()).orElseThrow().isCalculating()).isFalse();
    }

    @Test
    void calculation_ofOlderCriteriaDoesNotCount() {
        Cohort old = cohorts.create(project, user, body("{'filters': " + FILTERS + "}"));
        cohorts.startCalculation(old.id());
        String others = FILTERS.replace("'b'", "'c'");
        Cohort changed =
                cohorts.update(project, old.id(), user, body("{'filters': " + others + "}"));
        cohorts.startCalculation(old.id());
        cohorts.endCalculation(old, metadata.clock.instant(), 2L, null);
        Cohort between = cohorts.find(project, old.id()).orElseThrow();
        assertThat(between.personCount()).isNull();
        assertThat(between.isCalculating()).isTrue();
        cohorts.endCalculation(changed, metadata.clock.instant(), 1L, null);
        cohorts.endCalculation(old, metadata.clock.instant(), 2L, null);
        Cohort after = cohorts.find(project, old.id()).orElseThrow();
        assertThat(after.personCount()).isEqualTo(1);
        assertThat(after.isCalculating()).isFalse();
        assertThat(cohorts.calculations(old.id(), 10, 0).count()).isEqualTo(3);
    }
}
