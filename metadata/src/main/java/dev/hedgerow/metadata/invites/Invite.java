package dev.hedgerow.metadata.invites;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code organization_invites}.
 *
 * @param id chance, and the secret of the invite's link
 * @param targetEmail whom it is for
 * @param level what they become, see {@link dev.hedgerow.metadata.users.Membership}
 */
public record Invite(
        UUID id,
        UUID organizationId,
        String targetEmail,
        String firstName,
        int level,
        @Nullable String message,
        Instant createdAt,
        @Nullable Long createdBy,
        Instant updatedAt) {

    private static final Duration VALID_FOR = Duration.ofDays(3);

    public boolean isExpired(Instant now) {
        return now.isAfter(createdAt.plus(VALID_FOR));
    }
}
