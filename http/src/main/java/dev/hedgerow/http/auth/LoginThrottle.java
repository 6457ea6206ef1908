package dev.hedgerow.http.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hedgerow.http.error.ApiException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Slows down the guessing of passwords: after ten failures an email address has to wait until ten
 * minutes have passed without another. Thread-safe.
 */
public final class LoginThrottle {
    private static final int MAX_FAILURES = 10;
    private static final Duration WAIT = Duration.ofMinutes(10);
    private static final int MAX_ADDRESSES = 100_000;

    private final Cache<String, AtomicInteger> failures =
            Caffeine.newBuilder().maximumSize(MAX_ADDRESSES).expireAfterWrite(WAIT).build();

    /** 429 when the address has failed too often. */
    public void check(String email) {
        AtomicInteger count = failures.getIfPresent(folded(email));
        if (count != null && count.get() >= MAX_FAILURES) {
            throw ApiException.throttled(
                    "Too many failed login attempts. Try again later.", (int) WAIT.toSeconds());
        }
    }

    /** Counts a failure. */
    public void failed(String email) {
        AtomicInteger count = failures.get(folded(email), _ -> new AtomicInteger());
        count.incrementAndGet();
        failures.put(folded(email), count);
    }

    private static String folded(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
