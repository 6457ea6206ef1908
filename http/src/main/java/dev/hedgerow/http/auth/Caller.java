package dev.hedgerow.http.auth;

import dev.hedgerow.metadata.keys.PersonalApiKey;
import dev.hedgerow.metadata.users.User;
import org.jspecify.annotations.Nullable;

/**
 * The user behind a request.
 *
 * @param key the key that speaks for the user; null for a user who signed in
 */
public record Caller(User user, @Nullable PersonalApiKey key) {

    /**
     * Whether the caller may do what the scope says; a signed-in user may do everything that is
     * theirs.
     */
    public boolean mayUse(String scope) {
        return key == null || key.grantedScopes().allow(scope);
    }
}
