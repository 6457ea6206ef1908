package dev.hedgerow.http.members;

import org.jspecify.annotations.Nullable;

/**
 * An invite to make.
 *
 * @param level what whom it is for becomes: 1 member, 8 administrator, 15 owner
 */
public record InviteFields(
        String targetEmail,
        @Nullable String firstName,
        @Nullable Integer level,
        @Nullable String message) {}
