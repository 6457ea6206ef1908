package dev.hedgerow.metadata.persons;

import java.time.Instant;

/**
 * A row of {@code personless_distinct_ids}: a distinct id that sent events without a person profile
 * and has no person.
 *
 * @param oldestEventAt none of those events is older; only ever moves earlier
 */
public record PersonlessDistinctId(long projectId, String distinctId, Instant oldestEventAt) {}
