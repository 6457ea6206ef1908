package dev.hedgerow.http.members;

import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.users.Membership;
import dev.hedgerow.metadata.users.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user in an organization.
 *
 * @param level 1 member, 8 administrator, 15 owner
 */
public record MemberAnswer(
        UUID id,
        UserSummary user,
        int level,
        Instant joinedAt,
        Instant updatedAt,
        boolean is2faEnabled,
        boolean hasSocialAuth,
        @Nullable Instant lastLogin) {

    static MemberAnswer of(Membership membership, User user) {
        return new MemberAnswer(
                membership.id(),
                UserSummary.of(user),
                membership.level(),
                membership.joinedAt(),
                membership.updatedAt(),
                false,
                false,
                user.lastLogin());
    }
}
