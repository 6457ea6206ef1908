package dev.hedgerow.metadata.definitions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code event_definitions}.
 *
 * @param createdAt when the event was first seen; null for a definition made by hand
 * @param lastSeenAt exact to an hour; null when never seen
 * @param enforcementMode {@code allow} or {@code reject}
 * @param defaultColumns JSON list of texts
 * @param primaryProperty the property to show beside the event
 */
public record EventDefinition(
        UUID id,
        long projectId,
        String name,
        @Nullable Instant createdAt,
        @Nullable Instant lastSeenAt,
        @Nullable String description,
        @Nullable Long ownerId,
        boolean verified,
        @Nullable Instant verifiedAt,
        @Nullable Long verifiedBy,
        boolean hidden,
        String enforcementMode,
        boolean postToSlack,
        String defaultColumns,
        @Nullable String primaryProperty,
        Instant updatedAt,
        @Nullable Long updatedBy) {

    /** Capture takes such events. */
    public static final String ALLOW = "allow";

    /** Capture refuses such events. */
    public static final String REJECT = "reject";

    /** A definition that nobody has seen or said anything about. */
    static EventDefinition blank(UUID id, long projectId, String name, Instant now) {
        return new EventDefinition(
                id, projectId, name, null, null, null, null, false, null, null, false, ALLOW, false,
                "[]", null, now, null);
    }

    Review review() {
        return new Review(verified, verifiedAt, verifiedBy, hidden);
    }

    /** Whether people made this name, not an SDK. */
    public boolean isCustom() {
        return !name.startsWith("$");
    }
}
