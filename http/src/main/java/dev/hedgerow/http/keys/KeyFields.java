package dev.hedgerow.http.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be set on a key; label and scopes must be there when it is issued.
 *
 * @param scopes {@code resource:read}, {@code resource:write} or {@code *}
 */
public record KeyFields(
        @Nullable String label,
        @Nullable List<String> scopes,
        @Nullable List<Long> scopedTeams,
        @Nullable List<String> scopedOrganizations) {}
