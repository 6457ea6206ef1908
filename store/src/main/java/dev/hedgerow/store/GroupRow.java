package dev.hedgerow.store;

import java.time.Instant;

/**
 * The analytical copy of a group.
 *
 * @param projectId the project
 * @param typeIndex which of the project's group types, 0 to 4
 * @param key the group's key
 * @param createdAt when the group was first seen
 * @param propertiesJson the current properties, a JSON object as text
 * @param version the change that made this row; an older row never replaces a newer one
 */
public record GroupRow(
        long projectId,
        int typeIndex,
        String key,
        Instant createdAt,
        String propertiesJson,
        long version) {}
