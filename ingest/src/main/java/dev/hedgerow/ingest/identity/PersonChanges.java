package dev.hedgerow.ingest.identity;

import dev.hedgerow.metadata.cohorts.CohortMember;
import dev.hedgerow.metadata.persons.DistinctId;
import dev.hedgerow.metadata.persons.MergedPerson;
import dev.hedgerow.metadata.persons.PersonIdentity;
import java.util.List;

/** The rows of persons a batch has written. */
record PersonChanges(
        List<PersonIdentity> persons,
        List<DistinctId> distinctIds,
        List<MergedPerson> merges,
        List<CohortMember> members) {
    static final PersonChanges NONE = new PersonChanges(List.of(), List.of(), List.of(), List.of());
}
