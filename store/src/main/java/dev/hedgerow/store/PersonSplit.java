package dev.hedgerow.store;

import java.time.Instant;
import java.util.UUID;

/**
 * One person's events under one distinct id become events of another person.
 *
 * @param projectId the project of both
 * @param distinctId the distinct id that leaves
 * @param from the person that loses the events
 * @param into the person that gets them
 * @param oldestEvent no event of {@code from} is older; only events from then on are searched
 */
public record PersonSplit(
        long projectId, String distinctId, UUID from, UUID into, Instant oldestEvent) {}
