package dev.hedgerow.metadata.persons;

import java.util.UUID;

/**
 * A row of {@code person_distinct_ids}: whose distinct id this is.
 *
 * @param version the change that made this row
 * @param deleted true when the person was deleted: kept so that a store can be told
 */
public record DistinctId(
        long projectId, String distinctId, UUID personId, long version, boolean deleted) {}
