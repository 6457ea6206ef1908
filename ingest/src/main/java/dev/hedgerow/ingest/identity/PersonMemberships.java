package dev.hedgerow.ingest.identity;

import dev.hedgerow.metadata.cohorts.CohortDao;
import dev.hedgerow.metadata.cohorts.CohortMember;
import dev.hedgerow.metadata.cohorts.CohortMemberDao;
import dev.hedgerow.metadata.persons.MergedPerson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Static cohorts follow the persons whom they list. */
final class PersonMemberships {

    private PersonMemberships() {}

    /** Takes persons who are gone out of all static cohorts. */
    static void end(Handle handle, long projectId, Collection<UUID> persons, long version) {
        write(
                handle,
                handle.attach(CohortMemberDao.class).listOfPersons(projectId, persons).stream()
                        .map(member -> moved(member, member.personId(), version, true))
                        .toList());
    }

    /**
     * Puts the persons that others were merged into in their place.
     *
     * @return the rows that were written
     */
    static List<CohortMember> move(Handle handle, List<MergedPerson> merges, long version) {
        Map<Long, Map<UUID, UUID>> byProject = new LinkedHashMap<>();
        for (MergedPerson merge : merges) {
            byProject
                    .computeIfAbsent(merge.projectId(), project -> new LinkedHashMap<>())
                    .put(merge.fromPerson(), merge.intoPerson());
        }
        List<CohortMember> moved = new ArrayList<>();
        byProject.forEach((project, into) -> {
            for (CohortMember member :
                    handle.attach(CohortMemberDao.class).listOfPersons(project, into.keySet())) {
                moved.add(moved(member, member.personId(), version, true));
                moved.add(
                        moved(
                                member,
                                Objects.requireNonNull(into.get(member.personId())),
                                version,
                                false));
            }
        });
        write(handle, moved);
        return moved;
    }

    private static void write(Handle handle, List<CohortMember> members) {
        if (!members.isEmpty()) {
            handle.attach(CohortMemberDao.class).upsert(members);
            handle.attach(CohortDao.class)
                    .recount(members.stream().map(CohortMember::cohortId).distinct().toList());
        }
    }

    private static CohortMember moved(
            CohortMember before, UUID person, long version, boolean deleted) {
        return new CohortMember(before.cohortId(), person, before.projectId(), version, deleted);
    }
}
