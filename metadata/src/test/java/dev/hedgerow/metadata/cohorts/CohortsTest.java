package dev.hedgerow.metadata.cohorts;

import static dev.hedgerow.metadata.TestMetadata.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.TestMetadata;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.bootstrap.FirstStart;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CohortsTest {

    @TempDir Path folder;

    private TestMetadata metadata;
    private Cohorts cohorts;
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
    }

    @AfterEach
    void stop() {
        metadata.close();
    }

    @Test
    void create_keepsFilters() {
        Cohort made =
                cohorts.create(
                        project,
                        user,
                        body("{'name': 'c', 'filters': {'properties': {'type': 'OR'}}}"));
        assertThat(made.filters()).isEqualTo("{\"properties\":{\"type\":\"OR\"}}");
        assertThat(cohorts.find(project, made.id())).contains(made);
        assertThat(cohorts.find(project + 1, made.id())).isEmpty();
        cohorts.update(project, made.id(), user, body("{'deleted': true}"));
        assertThat(cohorts.list(project)).isEmpty();
    }

    @Test
    void staticCohorts_haveListedMembersEachOnce() {
        Cohort made = cohorts.create(project, user, body("{'name': 'c', 'is_static': true}"));
        UUID ann = new UUID(1, 1);
        UUID ben = new UUID(1, 2);
        cohorts.addPeople(project, made.id(), List.of(ann, ben));
        cohorts.addPeople(project, made.id(), List.of(ann));
        assertThat(cohorts.people(made.id())).containsExactly(ann, ben);
        assertThat(cohorts.find(project, made.id()).orElseThrow().personCount()).isEqualTo(2);
        cohorts.removePerson(project, made.id(), ann);
        assertThat(cohorts.people(made.id())).containsExactly(ben);
        List<Cohort> ofBen =
                metadata.database.reading(CohortDao.class, dao -> dao.listOfPerson(project, ben));
        assertThat(ofBen).hasSize(1);
    }

    @Test
    void addPeople_refusesOtherCohorts() {
        Cohort made = cohorts.create(project, user, body("{'name': 'c'}"));
        assertThatThrownBy(() -> cohorts.addPeople(project, made.id(), List.of(new UUID(1, 1))))
                .isInstanceOf(MetadataException.class);
    }

    @Test
    void calculation_notesCountsAndFailures() {
        Cohort made = cohorts.create(project, user, body("{'name': 'c'}"));
        cohorts.startCalculation(made.id());
        assertThat(cohorts.find(project, made.id()).orElseThrow().isCalculating()).isTrue();
        cohorts.endCalculation(made.id(), 5L);
        cohorts.endCalculation(made.id(), null);
        Cohort after = cohorts.find(project, made.id()).orElseThrow();
        assertThat(after.personCount()).isEqualTo(5);
        assertThat(after.errorsCalculating()).isEqualTo(1);
        assertThat(after.lastCalculation()).isEqualTo(metadata.clock.instant());
    }
}
