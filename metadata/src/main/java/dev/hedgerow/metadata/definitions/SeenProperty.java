package dev.hedgerow.metadata.definitions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A property that ingest has seen.
 *
 * @param id the definition's id should it be new
 * @param groupTypeIndex 0 to 4 for properties of groups, otherwise -1
 * @param propertyType what the value suggests; null for lists, objects and JSON null
 * @param seenAt when the server took the event
 */
public record SeenProperty(
        UUID id,
        long projectId,
        PropertyKind kind,
        int groupTypeIndex,
        String name,
        @Nullable PropertyType propertyType,
        Instant seenAt) {

    /** In place of a group type index where there is no group. */
    public static final int NO_GROUP = -1;

    public boolean isNumerical() {
        return propertyType == PropertyType.NUMERIC;
    }
}
