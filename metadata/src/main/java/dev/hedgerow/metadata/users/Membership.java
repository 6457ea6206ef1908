package dev.hedgerow.metadata.users;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code memberships}: a user in an organization.
 *
 * @param level 1 member, 8 administrator, 15 owner, as PostHog counts them
 */
public record Membership(
        UUID id, UUID organizationId, long userId, int level, Instant joinedAt, Instant updatedAt) {

    public static final int MEMBER = 1;
    public static final int ADMIN = 8;
    public static final int OWNER = 15;
}
