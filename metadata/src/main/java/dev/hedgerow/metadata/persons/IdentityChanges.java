package dev.hedgerow.metadata.persons;

import dev.hedgerow.metadata.groups.Group;
import dev.hedgerow.metadata.groups.GroupDao;
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
        List<MergedPerson> merges) {

    public IdentityChanges {
        persons = List.copyOf(persons);
        distinctIds = List.copyOf(distinctIds);
        groups = List.copyOf(groups);
        merges = List.copyOf(merges);
    }

    /**
     * Changes with {@code after < version <= through}. Walk a long way in steps: one commit can be
     * big.
     */
    public static IdentityChanges between(Handle handle, long after, long through) {
        PersonDao persons = handle.attach(PersonDao.class);
        return new IdentityChanges(
                persons.listPersonsBetween(after, through),
                persons.listDistinctIdsBetween(after, through),
                handle.attach(GroupDao.class).listBetween(after, through),
                persons.listMergesBetween(after, through));
    }

    public boolean isEmpty() {
        return persons.isEmpty() && distinctIds.isEmpty() && groups.isEmpty() && merges.isEmpty();
    }
}
