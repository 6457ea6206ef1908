package dev.hedgerow.metadata.persons;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code person_merges}: events of one person became another's.
 *
 * @param version the change in which it happened
 * @param position which of that change's merges, from 0; their order matters
 * @param oldestEventAt no event of {@code fromPerson} is older
 */
public record MergedPerson(
        long version,
        int position,
        long projectId,
        UUID fromPerson,
        UUID intoPerson,
        Instant oldestEventAt) {}
