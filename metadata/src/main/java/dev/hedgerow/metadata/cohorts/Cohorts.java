package dev.hedgerow.metadata.cohorts;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of cohorts: making, finding, changing and counting them. */
public final class Cohorts {

    /** The name of cohorts in the activity log. */
    public static final String SCOPE = "Cohort";

    private static final int NAME_LIMIT = 400;
    private static final int DESCRIPTION_LIMIT = 1000;

    private final MetadataDatabase database;
    private final Clock clock;
    private final ActivityLog activityLog;

    public Cohorts(MetadataDatabase database, Clock clock, ActivityLog activityLog) {
        this.database = database;
        this.clock = clock;
        this.activityLog = activityLog;
    }

    /** A page of calculations, newest first, with the number of all. */
    public record Calculations(int count, List<CohortCalculation> page) {}

    /** A cohort that is not deleted. */
    public Optional<Cohort> find(long projectId, long id) {
        return findAny(projectId, id).filter(cohort -> !cohort.deleted());
    }

    /** A cohort, deleted or not. */
    public Optional<Cohort> findAny(long projectId, long id) {
        return database.reading(CohortDao.class, dao -> dao.find(projectId, id));
    }

    /** Every cohort that is not deleted, the newest first. */
    public List<Cohort> list(long projectId) {
        return database.reading(CohortDao.class, dao -> dao.list(projectId));
    }

    /** Makes a cohort, which nobody has counted yet. */
    public Cohort create(long projectId, long userId, Body body) {
        return database.write(handle -> {
            Cohort blank =
                    new Cohort(
                            0,
                            projectId,
                            null,
                            "",
                            "{}",
                            null,
                            false,
                            false,
                            false,
                            null,
                            0,
                            null,
                            null,
                            1,
                            clock.instant(),
                            userId);
            CohortDao dao = handle.attach(CohortDao.class);
            Cohort wanted = changed(blank, body);
            checkReferences(dao, wanted);
            Cohort cohort = dao.insert(wanted);
            activityLog.add(handle, userId, "created", subject(cohort), null);
            return cohort;
        });
    }

    /** Changes what the body names. Finds deleted cohorts, too. */
    public Cohort update(long projectId, long id, long userId, Body body) {
        return database.write(handle -> {
            CohortDao dao = handle.attach(CohortDao.class);
            Cohort old = dao.find(projectId, id).orElseThrow(MetadataException::notFound);
            Cohort changed = changed(old, body);
            checkReferences(dao, changed);
            dao.update(changed);
            ArrayNode changes = ActivityLog.changes(SCOPE, comparable(old), comparable(changed));
            if (!changes.isEmpty()) {
                activityLog.add(handle, userId, "updated", subject(changed), changes);
            }
            return changed;
        });
    }

    /** Notes that somebody counts the people of a cohort. */
    public void startCalculation(long id) {
        database.writing(handle -> handle.attach(CohortDao.class).updateStarted(id));
    }

    /**
     * Notes the end of a calculation. When the cohort has other criteria by now, its count stays as
     * it is, and the calculation only stands in the history.
     *
     * @param cohort as it was when the calculation began
     * @param personCount null for a failure
     * @param error what went wrong; null when nothing did
     */
    public void endCalculation(
            Cohort cohort, Instant startedAt, @Nullable Long personCount, @Nullable String error) {
        CohortCalculation calculation =
                new CohortCalculation(
                        0,
                        cohort.id(),
                        cohort.filters(),
                        personCount,
                        error,
                        startedAt,
                        clock.instant());
        database.writing(handle -> {
            CohortDao dao = handle.attach(CohortDao.class);
            dao.updateEnded(calculation, cohort.version());
            dao.insertCalculation(calculation);
        });
    }

    /** To be called at the start: no calculation outlives the process that began it. */
    public void abandonCalculations() {
        database.writing(handle -> handle.attach(CohortDao.class).updateAllEnded());
    }

    /** How a cohort was counted, the latest first. */
    public Calculations calculations(long id, int limit, int offset) {
        return database.reading(
                CohortDao.class,
                dao ->
                        new Calculations(
                                dao.countCalculations(id),
                                dao.listCalculations(id, limit, offset)));
    }

    private static Cohort changed(Cohort old, Body body) {
        boolean isStatic = body.flag("is_static", old.isStatic());
        String filters = filters(old, body, isStatic);
        String query = body.has("query") ? query(body) : old.query();
        if (query != null && body.has("query") && !isStatic) {
            throw MetadataException.invalid(
                    null, "Cannot create a dynamic cohort with a query. Set is_static to true.");
        }
        if (query != null && body.has("query") && body.has("filters")) {
            throw MetadataException.invalid(
                    null, "Cannot set both query and filters at the same time.");
        }
        boolean same = filters.equals(old.filters()) && isStatic == old.isStatic();
        return new Cohort(
                old.id(),
                old.projectId(),
                body.text("name", old.name(), NAME_LIMIT),
                body.textOrEmpty("description", old.description(), DESCRIPTION_LIMIT),
                filters,
                query,
                isStatic,
                body.flag("deleted", old.deleted()),
                old.isCalculating(),
                old.lastCalculation(),
                old.errorsCalculating(),
                old.lastError(),
                old.personCount(),
                same ? old.version() : old.version() + 1,
                old.createdAt(),
                old.createdBy());
    }

    private static String filters(Cohort old, Body body, boolean isStatic) {
        if (body.has("filters")) {
            String filters = body.object("filters", old.filters());
            if (!isStatic) {
                CohortCriteria.check(Json.parse(filters));
            }
            return filters;
        }
        if (body.has("groups") && !isStatic) {
            return Json.text(LegacyCohortGroups.filters(Json.parse(body.list("groups", "[]"))));
        }
        return old.filters();
    }

    private static @Nullable String query(Body body) {
        ObjectNode query = Json.parseObject(body.object("query", "{}"));
        if (query.isEmpty()) {
            return null;
        }
        String kind = query.path("kind").asString("");
        if (!kind.equals("ActorsQuery") && !kind.equals("HogQLQuery")) {
            throw MetadataException.invalid(
                    "query", "Query must be an ActorsQuery or HogQLQuery. Got: " + kind);
        }
        return Json.text(query);
    }

    /** Cohorts that a cohort names have to be there, and may not lead back to it. */
    private static void checkReferences(CohortDao dao, Cohort cohort) {
        Set<Long> path = new HashSet<>();
        if (!cohort.isStatic() && leadsBack(dao, cohort, path, new HashSet<>())) {
            throw MetadataException.invalid(
                    null, "Cohorts cannot reference other cohorts in a loop.");
        }
    }

    private static boolean leadsBack(CohortDao dao, Cohort cohort, Set<Long> path, Set<Long> seen) {
        path.add(cohort.id());
        for (long id : CohortCriteria.cohorts(Json.parse(cohort.filters()))) {
            if (path.contains(id)) {
                return true;
            }
            if (seen.add(id)) {
                Cohort next =
                        dao.find(cohort.projectId(), id)
                                .orElseThrow(() ->
                                        MetadataException.invalid(
                                                "filters", "Invalid Cohort ID in filter"));
                if (leadsBack(dao, next, path, seen)) {
                    return true;
                }
            }
        }
        path.remove(cohort.id());
        return false;
    }

    private static ObjectNode comparable(Cohort cohort) {
        ObjectNode state = Json.object();
        state.put("name", cohort.name());
        state.put("description", cohort.description());
        state.set("filters", Json.parse(cohort.filters()));
        state.put("is_static", cohort.isStatic());
        state.put("deleted", cohort.deleted());
        return state;
    }

    static ActivityLog.Subject subject(Cohort cohort) {
        String name = cohort.name();
        return new ActivityLog.Subject(
                cohort.projectId(),
                SCOPE,
                String.valueOf(cohort.id()),
                name == null ? "" : name,
                null);
    }
}
