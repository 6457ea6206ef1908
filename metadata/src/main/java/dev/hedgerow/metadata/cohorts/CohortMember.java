package dev.hedgerow.metadata.cohorts;

import java.util.UUID;

/**
 * A row of {@code cohort_members}: somebody whom a static cohort lists.
 *
 * @param version the change that made this row
 * @param deleted true when the person was taken out: kept so that a store can be told
 */
public record CohortMember(
        long cohortId, UUID personId, long projectId, long version, boolean deleted) {}
