package dev.hedgerow.http.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hedgerow.metadata.secrets.Secrets;
import java.time.Duration;
import java.util.Optional;

/** Who is signed in. Kept in memory: a restart signs everybody out. Thread-safe. */
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
     */
    public record Session(long userId, String csrf) {
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
    public Started start(long userId) {
        Started started = new Started(secrets.token(), new Session(userId, secrets.token()));
        sessions.put(Secrets.hash(started.token()), started.session());
        return started;
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
