package dev.hedgerow.ingest.identity;

import dev.hedgerow.metadata.persons.DistinctId;
import dev.hedgerow.metadata.persons.MergedPerson;
import dev.hedgerow.metadata.persons.PersonIdentity;
import java.util.List;

/** The rows of persons a batch has written. */
record PersonChanges(
        List<PersonIdentity> persons, List<DistinctId> distinctIds, List<MergedPerson> merges) {}
