package dev.hedgerow.store;

import java.util.UUID;

/**
 * Whether a person is a member of a static cohort.
 *
 * @param projectId the project of both
 * @param cohortId the cohort
 * @param personId the person
 * @param version the change that made this row; an older row never replaces a newer one
 * @param deleted true when the person is no member any more: the row is removed
 */
public record CohortMemberRow(
        long projectId, long cohortId, UUID personId, long version, boolean deleted) {}
