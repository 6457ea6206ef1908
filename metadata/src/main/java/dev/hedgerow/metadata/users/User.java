package dev.hedgerow.metadata.users;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code users}.
 *
 * @param emailFolded the email in lower case: two users never differ in case alone
 * @param passwordHash see {@link dev.hedgerow.metadata.secrets.PasswordHasher}; null: cannot log in
 *     with one
 * @param settings JSON object: theme_mode, hedgehog_config, notification_settings and the like
 */
public record User(
        long id,
        UUID uuid,
        String distinctId,
        String email,
        String emailFolded,
        String firstName,
        String lastName,
        @Nullable String passwordHash,
        @Nullable Boolean isEmailVerified,
        boolean isActive,
        boolean isStaff,
        @Nullable String roleAtOrganization,
        @Nullable UUID currentOrganizationId,
        @Nullable Long currentProjectId,
        String settings,
        Instant createdAt,
        @Nullable Instant lastLogin) {

    /** Everything but the secret, so that a user may stand in a log line. */
    @Override
    public String toString() {
        return "User[" + id + ", " + email + "]";
    }
}
