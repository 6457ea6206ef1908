package dev.hedgerow.insights.run;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers kept for later, by project and key. Survives restarts. Thread-safe. */
public interface ResultCache {

    /**
     * A kept answer.
     *
     * @param body the JSON text of the answer's body
     * @param staleAt when it grows old; null for never
     * @param lazilyStaleAt when it is too old for those content with older answers; null for never
     */
    record Kept(
            String body,
            Instant calculatedAt,
            @Nullable Instant staleAt,
            @Nullable Instant lazilyStaleAt) {}

    Optional<Kept> find(long projectId, String key);

    /** Keeps an answer in place of an older one. */
    void keep(long projectId, String key, Kept answer);
}
