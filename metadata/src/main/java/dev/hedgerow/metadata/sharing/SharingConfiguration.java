package dev.hedgerow.metadata.sharing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sharing_configurations}: a token and what it opens.
 *
 * @param id 0 for an object that was never shared
 * @param settings JSON object of what the shared page shows, or null
 * @param expiresAt null for the present token; a replaced one holds until then
 */
public record SharingConfiguration(
        long id,
        long projectId,
        SharedKind kind,
        long itemId,
        String accessToken,
        boolean enabled,
        @Nullable String settings,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /** Everything but the token. */
    @Override
    public String toString() {
        return "SharingConfiguration[" + id + ", " + kind + " " + itemId + "]";
    }
}
