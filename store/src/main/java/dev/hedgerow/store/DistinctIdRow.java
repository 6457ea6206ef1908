package dev.hedgerow.store;

import java.util.UUID;

/**
 * Which person a distinct id belongs to.
 *
 * @param projectId the project
 * @param distinctId the distinct id
 * @param personId its person
 * @param version the change that made this row; an older row never replaces a newer one
 * @param deleted true when the distinct id is gone: the row is removed
 */
public record DistinctIdRow(
        long projectId, String distinctId, UUID personId, long version, boolean deleted) {}
