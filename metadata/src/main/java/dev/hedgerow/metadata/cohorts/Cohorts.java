package dev.hedgerow.metadata.cohorts;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of cohorts: making, finding and changing them, and the members of static ones. */
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

    /** A cohort that is not deleted. */
    public Optional<Cohort> find(long projectId, long id) {
        return database.reading(CohortDao.class, dao -> dao.find(projectId, id))
                .filter(cohort -> !cohort.deleted());
    }

    /** Every cohort that is not deleted, the newest first. */
    public List<Cohort> list(long projectId) {
        return database.reading(CohortDao.class, dao -> dao.list(projectId));
    }

    public Cohort create(long projectId, long userId, Body body) {
        return database.write(handle -> {
            Cohort blank =
                    new Cohort(
                            0,
                            projectId,
                            null,
                            "",
                            "{}",
                            false,
                            false,
                            false,
                            null,
                            0,
                            null,
                            clock.instant(),
                            userId);
            Cohort cohort = handle.attach(CohortDao.class).insert(changed(blank, body));
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
            dao.update(changed);
            ArrayNode changes = ActivityLog.changes(SCOPE, comparable(old), comparable(changed));
            if (!changes.isEmpty()) {
                activityLog.add(handle, userId, "updated", subject(changed), changes);
            }
            return changed;
        });
    }

    public void startCalculation(long id) {
        database.writing(handle -> handle.attach(CohortDao.class).updateStarted(id));
    }

    /** Notes the end of a calculation; a null count is a failure. */
    public void endCalculation(long id, @Nullable Long personCount) {
        database.writing(handle ->
                handle.attach(CohortDao.class)
                        .updateEnded(id, clock.instant(), personCount, personCount == null));
    }

    /** Adds members to a static cohort and counts them anew. */
    public void addPeople(long projectId, long id, Collection<UUID> personIds) {
        database.writing(handle -> {
            CohortDao dao = handle.attach(CohortDao.class);
            staticCohort(dao, projectId, id);
            dao.insertPeople(id, personIds);
            dao.updateEnded(id, clock.instant(), dao.countPeople(id), false);
        });
    }

    public void removePerson(long projectId, long id, UUID personId) {
        database.writing(handle -> {
            CohortDao dao = handle.attach(CohortDao.class);
            staticCohort(dao, projectId, id);
            if (dao.deletePerson(id, personId) == 0) {
                throw MetadataException.notFound();
            }
            dao.updateEnded(id, clock.instant(), dao.countPeople(id), false);
        });
    }

    /** The members of a static cohort. */
    public List<UUID> people(long id) {
        return database.reading(CohortDao.class, dao -> dao.listPeople(id));
    }

    private static void staticCohort(CohortDao dao, long projectId, long id) {
        Cohort cohort = dao.find(projectId, id).orElseThrow(MetadataException::notFound);
        if (!cohort.isStatic()) {
            throw MetadataException.invalid(
                    null, "Can only add or remove people of static cohorts.");
        }
    }

    private static Cohort changed(Cohort old, Body body) {
        return new Cohort(
                old.id(),
                old.projectId(),
                body.text("name", old.name(), NAME_LIMIT),
                body.textOrEmpty("description", old.description(), DESCRIPTION_LIMIT),
                body.object("filters", old.filters()),
                body.flag("is_static", old.isStatic()),
                body.flag("deleted", old.deleted()),
                old.isCalculating(),
                old.lastCalculation(),
                old.errorsCalculating(),
                old.personCount(),
                old.createdAt(),
                old.createdBy());
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

    private static ActivityLog.Subject subject(Cohort cohort) {
        String name = cohort.name();
        return new ActivityLog.Subject(
                cohort.projectId(),
                SCOPE,
                String.valueOf(cohort.id()),
                name == null ? "" : name,
                null);
    }
}
