package dev.hedgerow.http.sharing;

import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.sharing.SharingConfiguration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The link of an object.
 *
 * @param createdAt null for an object that was never shared
 * @param sharePasswords always empty: links without passwords only
 */
public record SharingAnswer(
        @Nullable Instant createdAt,
        boolean enabled,
        String accessToken,
        @Nullable JsonNode settings,
        boolean passwordRequired,
        List<JsonNode> sharePasswords) {

    static SharingAnswer of(SharingConfiguration sharing) {
        return new SharingAnswer(
                sharing.id() == 0 ? null : sharing.createdAt(),
                sharing.enabled(),
                sharing.accessToken(),
                sharing.settings() == null ? null : Json.parse(sharing.settings()),
                false,
                List.of());
    }
}
