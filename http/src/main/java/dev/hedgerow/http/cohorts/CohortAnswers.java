package dev.hedgerow.http.cohorts;

import dev.hedgerow.http.query.Questions;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.cohorts.Cohort;
import dev.hedgerow.metadata.cohorts.Cohorts;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes answers of cohorts. */
public final class CohortAnswers {
    private static final String OF_PERSON =
            """
            SELECT cohort_id FROM cohort_people WHERE toString(person_id) = {person}
            UNION ALL
            SELECT cohort_id FROM static_cohort_people WHERE toString(person_id) = {person}
            """;

    private final Cohorts cohorts;
    private final Users users;
    private final Questions questions;

    public CohortAnswers(Cohorts cohorts, Users users, Questions questions) {
        this.cohorts = cohorts;
        this.users = users;
        this.questions = questions;
    }

    CohortAnswer of(Cohort cohort) {
        return of(List.of(cohort)).getFirst();
    }

    List<CohortAnswer> of(List<Cohort> found) {
        Map<Long, User> people = users.authors(found, Cohort::createdBy);
        return found.stream()
                .map(cohort -> CohortAnswer.of(cohort, UserSummary.of(people, cohort.createdBy())))
                .toList();
    }

    /** The cohorts, static or not, that a person is in now. */
    CohortList ofPerson(long projectId, UUID person) {
        Set<Long> ids = new HashSet<>();
        questions
                .rows(projectId, OF_PERSON, Map.of("person", person.toString()))
                .forEach(row -> ids.add(row.get(0).asLong()));
        return new CohortList(
                of(
                        cohorts.list(projectId).stream()
                                .filter(cohort -> ids.contains(cohort.id()))
                                .toList()));
    }
}
