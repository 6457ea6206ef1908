package dev.hedgerow.http.users;

import dev.hedgerow.metadata.users.User;
import java.util.Map;
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

    /** The user of an id among loaded ones; null without an id or when the user is gone. */
    public static @Nullable UserSummary of(Map<Long, User> people, @Nullable Long id) {
        User user = id == null ? null : people.get(id);
        return user == null ? null : of(user);
    }

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
