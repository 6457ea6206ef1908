package dev.hedgerow.http.keys;

import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.keys.PersonalApiKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A personal API key as the API shows it.
 *
 * @param value the key itself, only in the answer that issues it; null ever after
 * @param scopedTeams projects that it is confined to; empty for all
 */
public record KeyAnswer(
        String id,
        String label,
        @Nullable String value,
        String maskValue,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant lastRolledAt,
        long userId,
        List<String> scopes,
        JsonNode scopedTeams,
        List<String> scopedOrganizations) {

    static KeyAnswer of(PersonalApiKey key) {
        return of(key, null);
    }

    static KeyAnswer of(PersonalApiKey.Issued issued) {
        return of(issued.key(), issued.value());
    }

    private static KeyAnswer of(PersonalApiKey key, @Nullable String value) {
        return new KeyAnswer(
                key.id(),
                key.label(),
                value,
                key.maskValue(),
                key.createdAt(),
                key.lastUsedAt(),
                key.lastRolledAt(),
                key.userId(),
                key.grantedScopes().granted(),
                Json.parse(key.scopedTeams()),
                Json.parseTexts(key.scopedOrganizations()));
    }

    /** Everything but the value. */
    @Override
    public String toString() {
        return "KeyAnswer[" + id + "]";
    }
}
