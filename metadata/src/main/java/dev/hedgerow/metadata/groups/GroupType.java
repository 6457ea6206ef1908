package dev.hedgerow.metadata.groups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code group_types}: what SDKs call {@code "organization"} is index 0, say.
 *
 * @param typeIndex 0 to {@link #MOST} - 1, in the order of first appearance; never changes
 * @param defaultColumns JSON list of the columns that lists show; null for the usual ones
 */
public record GroupType(
        long projectId,
        int typeIndex,
        String groupType,
        @Nullable String nameSingular,
        @Nullable String namePlural,
        @Nullable String defaultColumns,
        Instant createdAt) {

    /**
     * How many group types a project can have; events of further types keep them as a property
     * only.
     */
    public static final int MOST = 5;
}
