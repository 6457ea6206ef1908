package dev.hedgerow.metadata.persons;

import java.util.UUID;

/**
 * A row of {@code person_erasures}: somebody deleted a person, or all of a person's events.
 *
 * @param version the change in which it happened
 * @param withEvents whether the events go, too
 */
public record ErasedPerson(long version, long projectId, UUID personId, boolean withEvents) {}
