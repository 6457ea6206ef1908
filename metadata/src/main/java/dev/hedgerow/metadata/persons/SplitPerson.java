package dev.hedgerow.metadata.persons;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code person_splits}: events under one distinct id became another person's.
 *
 * @param version the change in which it happened
 * @param position which of that change's splits, from 0
 * @param oldestEventAt no event of {@code fromPerson} is older
 */
public record SplitPerson(
        long version,
        int position,
        long projectId,
        String distinctId,
        UUID fromPerson,
        UUID intoPerson,
        Instant oldestEventAt) {}
