package dev.hedgerow.metadata.actions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that uses an action.
 *
 * @param type insight or cohort
 * @param id a short id or a number
 */
public record ActionReference(
        String type, String id, String name, Instant createdAt, @Nullable Long createdBy) {}
