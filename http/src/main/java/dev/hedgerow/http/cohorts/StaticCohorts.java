package dev.hedgerow.http.cohorts;

import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.http.query.Questions;
import dev.hedgerow.ingest.write.IngestPipeline;
import dev.hedgerow.metadata.cohorts.Cohort;
import dev.hedgerow.metadata.cohorts.CohortMembers;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.persons.PersonIdentity;
import dev.hedgerow.metadata.persons.Persons;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who is put into static cohorts: people listed by id or in a file, or found by a query. */
public final class StaticCohorts {
    private static final int AT_ONCE = 1000;
    private static final String BY_EMAIL =
            "SELECT id FROM persons WHERE properties.email IN {emails}";

    private final IngestPipeline pipeline;
    private final CohortMembers members;
    private final Persons persons;
    private final Questions questions;
    private final CohortCalculator calculator;

    public StaticCohorts(
            IngestPipeline pipeline,
            CohortMembers members,
            Persons persons,
            Questions questions,
            CohortCalculator calculator) {
        this.pipeline = pipeline;
        this.members = members;
        this.persons = persons;
        this.questions = questions;
        this.calculator = calculator;
    }

    /**
     * Whom a request names.
     *
     * @param file null without one
     * @param ids of persons; null when none are given
     */
    record Wanted(@Nullable CohortCsv file, @Nullable List<UUID> ids) {}

    /** Adds whom the request names, or else whom the cohort's query finds. */
    void fill(Cohort cohort, Wanted wanted, long userId) {
        if (!cohort.isStatic()) {
            return;
        }
        Collection<UUID> found = new ArrayList<>();
        if (wanted.ids() != null) {
            found.addAll(wanted.ids());
        }
        if (wanted.file() != null) {
            found.addAll(ofFile(cohort.projectId(), wanted.file()));
        }
        String query = cohort.query();
        if (wanted.ids() == null && wanted.file() == null && query != null) {
            found.addAll(calculator.people(cohort.projectId(), Json.parseObject(query)));
        }
        var _ = add(cohort, found, new CohortMembers.Reason(userId, null)).join();
    }

    /** Adds those of the persons that the project has, and says how many these are. */
    CompletableFuture<Integer> add(
            Cohort cohort, Collection<UUID> persons, CohortMembers.Reason reason) {
        return pipeline.change(() -> members.add(cohort.projectId(), cohort.id(), persons, reason));
    }

    CompletableFuture<Boolean> remove(Cohort cohort, UUID person, CohortMembers.Reason reason) {
        return pipeline.change(() -> {
            members.remove(cohort.projectId(), cohort.id(), person, reason);
            return true;
        });
    }

    /** Adds everybody who is in another cohort now. */
    void copy(Cohort from, Cohort into, long userId) {
        var _ = add(into, calculator.people(from), new CohortMembers.Reason(userId, null)).join();
    }

    private Collection<UUID> ofFile(long projectId, CohortCsv file) {
        return switch (file.kind()) {
            case PERSON_ID -> uuids(file.values());
            case DISTINCT_ID ->
                    persons.findByDistinctIds(projectId, file.values()).values().stream()
                            .map(PersonIdentity::personId)
                            .toList();
            case EMAIL -> byEmail(projectId, file.values());
        };
    }

    /** What is no id of a person is nobody's. */
    private static List<UUID> uuids(List<String> texts) {
        List<UUID> ids = new ArrayList<>();
        for (String text : texts) {
            if (text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
                ids.add(UUID.fromString(text));
            }
        }
        return ids;
    }

    private List<UUID> byEmail(long projectId, List<String> emails) {
        List<UUID> found = new ArrayList<>();
        for (int from = 0; from < emails.size(); from += AT_ONCE) {
            List<String> some = emails.subList(from, Math.min(from + AT_ONCE, emails.size()));
            JsonNode rows =
                    questions
                            .ask(
                                    projectId,
                                    questions.sql(BY_EMAIL, Map.of("emails", some)),
                                    LimitContext.COHORT)
                            .path("results");
            rows.forEach(row -> found.add(UUID.fromString(row.get(0).asString())));
        }
        return found;
    }
}
