package dev.hedgerow.http.users;

import dev.hedgerow.metadata.users.User;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user inside other objects, such as the {@code created_by} of an insight. */
public record UserSummary(
        long id,
        UUID uuid,
        String distinctId,
        String firstName,
        String lastName,
        String email,
        @Nullable Boolean isEmailVerified,
        @Nullable String roleAtOrganization) {

    public static UserSummary of(User user) {
        return new UserSummary(
                user.id(),
                user.uuid(),
                user.distinctId(),
                user.firstName(),
                user.lastName(),
                user.email(),
                user.isEmailVerified(),
                user.roleAtOrganization());
    }
}
