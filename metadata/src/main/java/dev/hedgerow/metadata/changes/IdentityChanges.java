package dev.hedgerow.metadata.changes;

import dev.hedgerow.metadata.cohorts.CohortMember;
import dev.hedgerow.metadata.cohorts.CohortMemberDao;
import dev.hedgerow.metadata.groups.Group;
import dev.hedgerow.metadata.groups.GroupDao;
import dev.hedgerow.metadata.persons.DistinctId;
import dev.hedgerow.metadata.persons.ErasedPerson;
import dev.hedgerow.metadata.persons.MergedPerson;
import dev.hedgerow.metadata.persons.PersonDao;
import dev.hedgerow.metadata.persons.PersonEditDao;
import dev.hedgerow.metadata.persons.PersonIdentity;
import dev.hedgerow.metadata.persons.SplitPerson;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Rows whose version lies in a range of changes, as they are now; merges in the order they
 * happened. A row that changed again later is only in that later range.
 */
public record IdentityChanges(
        List<PersonIdentity> persons,
        List<DistinctId> distinctIds,
        List<Group> groups,
        List<MergedPerson> merges,
        List<CohortMember> members,
        List<SplitPerson> splits,
        List<ErasedPerson> erasures) {

    public IdentityChanges {
        persons = List.copyOf(persons);
        distinctIds = List.copyOf(distinctIds);
        groups = List.copyOf(groups);
        merges = List.copyOf(merges);
        members = List.copyOf(members);
        splits = List.copyOf(splits);
        erasures = List.copyOf(erasures);
    }

    /**
     * Where a step from {@code after} that wants to get to {@code wanted} has to stop: merges are
     * applied before splits and erasures, so those may only be the last of a step.
     */
    public static long stepEnd(Handle handle, long after, long wanted) {
        Long edit = handle.attach(PersonEditDao.class).firstAfter(after);
        return edit == null ? wanted : Math.min(wanted, edit);
    }

    /**
     * Changes with {@code after < version <= through}. Walk a long way in steps: one commit can be
     * big.
     */
    public static IdentityChanges between(Handle handle, long after, long through) {
        PersonDao persons = handle.attach(PersonDao.class);
        PersonEditDao edits = handle.attach(PersonEditDao.class);
        return new IdentityChanges(
                persons.listPersonsBetween(after, through),
                persons.listDistinctIdsBetween(after, through),
                handle.attach(GroupDao.class).listBetween(after, through),
                persons.listMergesBetween(after, through),
                handle.attach(CohortMemberDao.class).listBetween(after, through),
                edits.listSplitsBetween(after, through),
                edits.listErasuresBetween(after, through));
    }

    public boolean isEmpty() {
        return persons.isEmpty()
                && distinctIds.isEmpty()
                && groups.isEmpty()
                && merges.isEmpty()
                && members.isEmpty()
                && splits.isEmpty()
                && erasures.isEmpty();
    }
}
