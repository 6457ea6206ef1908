package dev.hedgerow.store;

import java.time.Instant;
import java.util.UUID;

/**
 * The analytical copy of a person.
 *
 * @param projectId the project
 * @param personId the person
 * @param createdAt when the person was first seen
 * @param isIdentified true once the person was identified
 * @param propertiesJson the current properties, a JSON object as text
 * @param version the change that made this row; an older row never replaces a newer one
 * @param deleted true when the person is gone (deleted or merged away): the row is removed
 */
public record PersonRow(
        long projectId,
        UUID personId,
        Instant createdAt,
        boolean isIdentified,
        String propertiesJson,
        long version,
        boolean deleted) {}
