package dev.hedgerow.metadata.cohorts;

import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.persons.ChangeVersionDao;
import dev.hedgerow.metadata.persons.PersonDao;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Rules of the members of static cohorts. Each change is one transaction under a version of its
 * own; the store has to be told, as of changes of persons.
 */
public final class CohortMembers {

    private final MetadataDatabase database;
    private final Clock clock;
    private final ActivityLog activityLog;

    public CohortMembers(MetadataDatabase database, Clock clock, ActivityLog activityLog) {
        this.database = database;
        this.clock = clock;
        this.activityLog = activityLog;
    }

    /** Who asks, and what the activity log calls it; a null activity is not logged. */
    public record Reason(long userId, @Nullable String activity) {}

    /**
     * Adds those of the persons that the project has, and counts the members anew.
     *
     * @return how many of the persons the project has
     * @throws MetadataException for a cohort that is not there or not static
     */
    public int add(long projectId, long cohortId, Collection<UUID> personIds, Reason reason) {
        return database.write(handle -> {
            Cohort cohort = staticCohort(handle, projectId, cohortId, "add users to");
            Set<UUID> known =
                    handle.attach(PersonDao.class).findByIds(projectId, personIds).keySet();
            List<UUID> added = personIds.stream().distinct().filter(known::contains).toList();
            write(handle, cohort, added, false);
            log(handle, cohort, reason);
            return added.size();
        });
    }

    /**
     * Takes a person out.
     *
     * @throws MetadataException for a cohort that is not there or not static, or a person whom it
     *     does not list
     */
    public void remove(long projectId, long cohortId, UUID personId, Reason reason) {
        database.writing(handle -> {
            Cohort cohort = staticCohort(handle, projectId, cohortId, "remove users from");
            boolean listed =
                    handle
                            .attach(CohortMemberDao.class)
                            .listOfPersons(projectId, List.of(personId))
                            .stream()
                            .anyMatch(member -> member.cohortId() == cohortId);
            if (!listed) {
                throw MetadataException.notFound();
            }
            write(handle, cohort, List.of(personId), true);
            log(handle, cohort, reason);
        });
    }

    /** The members of a static cohort. */
    public List<UUID> list(long cohortId) {
        return database.reading(CohortMemberDao.class, dao -> dao.list(cohortId));
    }

    private void write(Handle handle, Cohort cohort, List<UUID> persons, boolean deleted) {
        CohortMemberDao members = handle.attach(CohortMemberDao.class);
        CohortDao cohorts = handle.attach(CohortDao.class);
        long cohortVersion = cohort.version();
        if (!persons.isEmpty()) {
            long version = handle.attach(ChangeVersionDao.class).next();
            members.upsert(
                    persons.stream()
                            .map(person ->
                                    new CohortMember(
                                            cohort.id(),
                                            person,
                                            cohort.projectId(),
                                            version,
                                            deleted))
                            .toList());
            cohorts.raiseVersion(cohort.id());
            cohortVersion++;
        }
        Instant now = clock.instant();
        CohortCalculation counted =
                new CohortCalculation(
                        0,
                        cohort.id(),
                        cohort.filters(),
                        members.count(cohort.id()),
                        null,
                        now,
                        now);
        cohorts.updateEnded(counted, cohortVersion);
        cohorts.insertCalculation(counted);
    }

    private void log(Handle handle, Cohort cohort, Reason reason) {
        if (reason.activity() != null) {
            activityLog.add(
                    handle, reason.userId(), reason.activity(), Cohorts.subject(cohort), null);
        }
    }

    private static Cohort staticCohort(
            Handle handle, long projectId, long cohortId, String attempt) {
        Cohort cohort =
                handle.attach(CohortDao.class)
                        .find(projectId, cohortId)
                        .orElseThrow(MetadataException::notFound);
        if (!cohort.isStatic()) {
            throw MetadataException.invalid(null, "Can only " + attempt + " static cohorts");
        }
        return cohort;
    }
}
