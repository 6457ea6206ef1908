package dev.hedgerow.http.members;

import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.invites.Invite;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invite as the API shows it.
 *
 * @param emailingAttemptMade always false: this server sends no mail
 * @param inviteLink what to hand to whom it is for
 */
public record InviteAnswer(
        UUID id,
        String targetEmail,
        String firstName,
        boolean emailingAttemptMade,
        int level,
        boolean isExpired,
        @Nullable UserSummary createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String message,
        String inviteLink) {

    static InviteAnswer of(
            Invite invite, @Nullable UserSummary createdBy, Instant now, String origin) {
        return new InviteAnswer(
                invite.id(),
                invite.targetEmail(),
                invite.firstName(),
                false,
                invite.level(),
                invite.isExpired(now),
                createdBy,
                invite.createdAt(),
                invite.updatedAt(),
                invite.message(),
                origin + "/signup/" + invite.id());
    }
}
