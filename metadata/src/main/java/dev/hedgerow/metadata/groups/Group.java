package dev.hedgerow.metadata.groups;

import java.time.Instant;

/**
 * A row of {@code groups}.
 *
 * @param typeIndex 0 to 4, see {@link GroupType}
 * @param properties JSON object
 * @param version the change that made this row
 */
public record Group(
        long projectId,
        int typeIndex,
        String groupKey,
        Instant createdAt,
        String properties,
        long version) {}
