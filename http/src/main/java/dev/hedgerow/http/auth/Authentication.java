package dev.hedgerow.http.auth;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.metadata.keys.PersonalApiKey;
import dev.hedgerow.metadata.keys.PersonalApiKeys;
import dev.hedgerow.metadata.secrets.Secrets;
import dev.hedgerow.metadata.sharing.Sharing;
import dev.hedgerow.metadata.sharing.SharingConfiguration;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who calls and whether the endpoint is theirs to call. The order is PostHog's: a key in
 * the header, the body, the query string, then the session. Words are PostHog's too ({@code
 * posthog/auth.py}).
 */
public final class Authentication {
    private static final String BEARER = "bearer ";

    private final PersonalApiKeys keys;
    private final Users users;
    private final Sessions sessions;
    private final Sharing sharing;

    public Authentication(PersonalApiKeys keys, Users users, Sessions sessions, Sharing sharing) {
        this.keys = keys;
        this.users = users;
        this.sessions = sessions;
        this.sharing = sharing;
    }

    /**
     * The shared link whose token the request shows instead of credentials of its own; null when it
     * shows none. A token reads, and only what its link shows.
     *
     * @param opens whether the endpoint shows anything to holders of tokens
     */
    public @Nullable SharingConfiguration link(boolean opens, Credentials credentials) {
        String token = credentials.sharingToken();
        if (token == null || token.isEmpty()) {
            return null;
        }
        if (!credentials.method().equals("GET") && !credentials.method().equals("HEAD")) {
            throw ApiException.authenticationFailed(
                    403, "Sharing access token can only be used for GET requests.");
        }
        SharingConfiguration link =
                sharing.open(token)
                        .orElseThrow(() ->
                                ApiException.authenticationFailed(
                                        403, "Sharing access token is invalid."));
        if (!opens) {
            throw ApiException.permissionDenied();
        }
        return link;
    }

    /**
     * The caller, who has what {@code access} asks for; null only for {@link Access.Everyone}.
     *
     * @param anonymousStatus the status for a request without credentials
     */
    public @Nullable Caller caller(Access access, int anonymousStatus, Credentials credentials) {
        return switch (access) {
            case Access.Everyone() -> null;
            case Access.Known() -> known(credentials, anonymousStatus);
            case Access.Scoped(String scope) -> {
                Caller caller = known(credentials, anonymousStatus);
                if (!caller.mayUse(scope)) {
                    throw ApiException.permissionDenied(
                            "API key missing required scope '" + scope + "'");
                }
                yield caller;
            }
            case Access.SessionOnly() -> {
                Caller caller = known(credentials, anonymousStatus);
                if (caller.key() != null) {
                    throw ApiException.permissionDenied(
                            "This action does not support personal API key access");
                }
                yield caller;
            }
        };
    }

    private Caller known(Credentials credentials, int anonymousStatus) {
        return byKey(bearer(credentials.authorization()), "Authorization header")
                .or(() -> byKey(credentials.keyInBody().get(), "body"))
                .or(() -> byKey(credentials.keyInQuery(), "query string"))
                .or(() -> bySession(credentials))
                .orElseThrow(() -> ApiException.notAuthenticated(anonymousStatus));
    }

    private static @Nullable String bearer(@Nullable String header) {
        boolean is = header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER);
        return is && header != null ? header.substring(BEARER.length()).strip() : null;
    }

    private Optional<Caller> byKey(@Nullable String value, String place) {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        PersonalApiKey key =
                keys.authenticate(value)
                        .orElseThrow(() ->
                                ApiException.authenticationFailed(
                                        "Personal API key found in request "
                                                + place
                                                + " is invalid."));
        return users.find(key.userId())
                .filter(User::isActive)
                .map(user -> Optional.of(new Caller(user, key)))
                .orElseThrow(() ->
                        ApiException.authenticationFailed(
                                "User associated with the personal API key is inactive."));
    }

    private Optional<Caller> bySession(Credentials credentials) {
        String token = credentials.session();
        Optional<Sessions.Session> session =
                token == null ? Optional.empty() : sessions.find(token);
        Optional<Caller> caller =
                session.flatMap(found -> users.find(found.userId()).filter(found::isOf))
                        .filter(User::isActive)
                        .map(user -> new Caller(user, null));
        if (caller.isPresent() && !credentials.method().equals("GET")) {
            checkCsrf(session.orElseThrow(), credentials.csrf());
        }
        return caller;
    }

    private static void checkCsrf(Sessions.Session session, @Nullable String header) {
        if (header == null) {
            throw ApiException.permissionDenied("CSRF Failed: CSRF token missing.");
        }
        byte[] expected = Secrets.hash(session.csrf()).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(
                expected, Secrets.hash(header).getBytes(StandardCharsets.UTF_8))) {
            throw ApiException.permissionDenied(
                    "CSRF Failed: CSRF token from the 'X-CSRFToken' HTTP header incorrect.");
        }
    }
}
