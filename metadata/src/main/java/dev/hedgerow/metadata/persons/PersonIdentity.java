package dev.hedgerow.metadata.persons;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code persons}.
 *
 * @param properties JSON object
 * @param version the change that made this row
 * @param oldestEventAt no event of this person is older; only ever moves earlier
 * @param deleted true when merged away or deleted: kept so that a store can be told
 */
public record PersonIdentity(
        long projectId,
        UUID personId,
        Instant createdAt,
        boolean isIdentified,
        String properties,
        long version,
        Instant oldestEventAt,
        boolean deleted) {}
