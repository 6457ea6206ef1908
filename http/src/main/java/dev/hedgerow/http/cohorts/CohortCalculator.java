package dev.hedgerow.http.cohorts;

import dev.hedgerow.hogql.catalog.LimitContext;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.query.QueryWaiters;
import dev.hedgerow.http.query.Questions;
import dev.hedgerow.insights.query.QueryException;
import dev.hedgerow.metadata.cohorts.Cohort;
import dev.hedgerow.metadata.cohorts.Cohorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts cohorts behind the requests that change or show them, and finds the people that static
 * ones begin with. Queries never wait for a count: they compute who is in a cohort themselves.
 */
public final class CohortCalculator {
    private static final Logger LOG = LoggerFactory.getLogger(CohortCalculator.class);
    private static final Duration GROWS_OLD = Duration.ofMinutes(15);
    private static final int PAGE = 50_000;
    private static final String COUNT = "SELECT count() FROM persons WHERE id IN COHORT {cohort}";
    private static final String PEOPLE = "SELECT id FROM persons WHERE id IN COHORT {cohort}";
    private static final List<String> ID_COLUMNS = List.of("id", "person_id", "actor_id");

    private final Cohorts cohorts;
    private final Questions questions;
    private final QueryWaiters waiters;
    private final Clock clock;

    public CohortCalculator(
            Cohorts cohorts, Questions questions, QueryWaiters waiters, Clock clock) {
        this.cohorts = cohorts;
        this.questions = questions;
        this.waiters = waiters;
        this.clock = clock;
    }

    /** Begins to count a cohort that has criteria. */
    void start(Cohort cohort) {
        if (cohort.isStatic() || cohort.deleted()) {
            return;
        }
        Instant started = clock.instant();
        cohorts.startCalculation(cohort.id());
        try {
            var _ =
                    waiters.later(() -> {
                        calculate(cohort, started);
                        return cohort;
                    });
        } catch (ApiException busy) {
            cohorts.endCalculation(cohort, started, null, busy.body().detail());
        }
    }

    /** Begins to count anew when the last count is old. */
    void refresh(Cohort cohort) {
        Instant last = cohort.lastCalculation();
        boolean old = last == null || last.isBefore(clock.instant().minus(GROWS_OLD));
        if (old && !cohort.isCalculating()) {
            start(cohort);
        }
    }

    private void calculate(Cohort cohort, Instant started) {
        try {
            long count =
                    questions
                            .rows(cohort.projectId(), COUNT, Map.of("cohort", cohort.id()))
                            .at("/0/0")
                            .asLong();
            cohorts.endCalculation(cohort, started, count, null);
        } catch (QueryException failed) {
            cohorts.endCalculation(cohort, started, null, failed.detail());
        } catch (HogqlException failed) {
            cohorts.endCalculation(cohort, started, null, String.valueOf(failed.getMessage()));
        } catch (RuntimeException failed) {
            LOG.warn("cohort {} was not counted", cohort.id(), failed);
            cohorts.endCalculation(cohort, started, null, "The calculation failed.");
        }
    }

    /** Who is in a cohort now. */
    List<UUID> people(Cohort cohort) {
        JsonNode rows =
                questions
                        .ask(
                                cohort.projectId(),
                                questions.sql(PEOPLE, Map.of("cohort", cohort.id())),
                                LimitContext.COHORT)
                        .path("results");
        return ids(rows, 0);
    }

    /** The people that a query finds: of a list of actors all, of SQL those that it gives. */
    List<UUID> people(long projectId, ObjectNode query) {
        if (query.path("kind").asString("").equals("ActorsQuery")) {
            return actors(projectId, query.deepCopy());
        }
        JsonNode answer = questions.ask(projectId, query, LimitContext.COHORT);
        int place = 0;
        for (int i = 0; i < answer.path("columns").size(); i++) {
            if (ID_COLUMNS.contains(answer.path("columns").get(i).asString(""))) {
                place = i;
            }
        }
        return ids(answer.path("results"), place);
    }

    private List<UUID> actors(long projectId, ObjectNode query) {
        query.putArray("select").add("id");
        query.putArray("orderBy").add("id");
        query.put("limit", PAGE);
        List<UUID> found = new ArrayList<>();
        boolean more = true;
        while (more) {
            query.put("offset", found.size());
            JsonNode answer = questions.ask(projectId, query, LimitContext.COHORT);
            List<UUID> page = ids(answer.path("results"), 0);
            found.addAll(page);
            more = answer.path("hasMore").asBoolean(false) && !page.isEmpty();
        }
        return found;
    }

    private static List<UUID> ids(JsonNode rows, int place) {
        List<UUID> found = new ArrayList<>();
        for (JsonNode row : rows) {
            try {
                found.add(UUID.fromString(row.path(place).asString("")));
            } catch (IllegalArgumentException e) {
                throw ApiException.invalid(
                        "query",
                        "The query must give ids of persons in a column called id, person_id or actor_id.");
            }
        }
        return found;
    }
}
