package dev.hedgerow.http.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hedgerow.metadata.secrets.Secrets;
import dev.hedgerow.metadata.users.User;
import java.time.Duration;
import java.util.Optional;

/**
 * Who is signed in. Kept in memory: a restart signs everybody out, and a new password all others
 * who are signed in with the old one. Thread-safe.
 */
public final class Sessions {
    /** How long a session lives without being used. */
    public static final Duration IDLE = Duration.ofDays(14);

    private static final int MAX_SESSIONS = 100_000;

    private final Secrets secrets;
    private final Cache<String, Session> sessions =
            Caffeine.newBuilder().maximumSize(MAX_SESSIONS).expireAfterAccess(IDLE).build();

    public Sessions(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * One browser's sign-in.
     *
     * @param csrf what the browser's page must repeat in a header of every request that changes
     *     something
     * @param password a fingerprint of the password that counts for it: with another password, the
     *     user has no part in it any more
     */
    public record Session(long userId, String csrf, String password) {
        /** Whether it is the user's, who has not changed the password since. */
        public boolean isOf(User user) {
            return user.id() == userId && password.equals(fingerprint(user));
        }

        @Override
        public String toString() {
            return "Session[" + userId + "]";
        }
    }

    /** A new session and the secret that the browser keeps of it. */
    public record Started(String token, Session session) {
        @Override
        public String toString() {
            return "Started[" + session + "]";
        }
    }

    /** Signs a user in. */
    public Started start(User user) {
        Session session = new Session(user.id(), secrets.token(), fingerprint(user));
        Started started = new Started(secrets.token(), session);
        sessions.put(Secrets.hash(started.token()), session);
        return started;
    }

    /** Lets a session of the user's go on after they changed their password in it. */
    public void goOn(String token, User user) {
        sessions.asMap()
                .computeIfPresent(
                        Secrets.hash(token),
                        (_, old) ->
                                old.userId() == user.id()
                                        ? new Session(user.id(), old.csrf(), fingerprint(user))
                                        : old);
    }

    private static String fingerprint(User user) {
        return Secrets.hash(String.valueOf(user.passwordHash()));
    }

    /** The session of a cookie; empty when it ended or never was. */
    public Optional<Session> find(String token) {
        return Optional.ofNullable(sessions.getIfPresent(Secrets.hash(token)));
    }

    /** Signs out. */
    public void end(String token) {
        sessions.invalidate(Secrets.hash(token));
    }
}
