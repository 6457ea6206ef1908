package dev.hedgerow.metadata.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code personal_api_keys}. The value itself is kept nowhere.
 *
 * @param valueHash {@link dev.hedgerow.metadata.secrets.Secrets#hash} of the value
 * @param maskValue what may be shown of the value
 * @param scopes JSON list, see {@link Scopes}
 * @param scopedTeams JSON list of project ids the key is confined to; empty: all of the user's
 * @param scopedOrganizations JSON list of organization ids the key is confined to; empty: all
 */
public record PersonalApiKey(
        String id,
        long userId,
        String label,
        String valueHash,
        String maskValue,
        String scopes,
        String scopedTeams,
        String scopedOrganizations,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant lastRolledAt) {

    /** Parsed {@link #scopes}. */
    public Scopes grantedScopes() {
        return Scopes.parse(scopes);
    }

    /** A key with its value, at the only moment when the value is known. */
    public record Issued(PersonalApiKey key, String value) {

        /** Everything but the value. */
        @Override
        public String toString() {
            return "Issued[" + key.id() + "]";
        }
    }
}
