package dev.hedgerow.metadata.definitions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code property_definitions}.
 *
 * @param groupTypeIndex 0 to 4 for properties of groups, otherwise -1
 * @param propertyType from the first value that told it, until a person says otherwise
 * @param lastSeenAt exact to an hour
 */
public record PropertyDefinition(
        UUID id,
        long projectId,
        PropertyKind kind,
        int groupTypeIndex,
        String name,
        @Nullable PropertyType propertyType,
        boolean isNumerical,
        Instant createdAt,
        Instant lastSeenAt,
        @Nullable String description,
        boolean verified,
        @Nullable Instant verifiedAt,
        @Nullable Long verifiedBy,
        boolean hidden,
        Instant updatedAt,
        @Nullable Long updatedBy) {

    private static final String FLAG_PREFIX = "$feature/";

    Review review() {
        return new Review(verified, verifiedAt, verifiedBy, hidden);
    }

    /** Whether the property holds a feature flag's variant. */
    public boolean isFeatureFlag() {
        return name.startsWith(FLAG_PREFIX);
    }
}
