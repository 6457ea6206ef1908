package dev.hedgerow.http.groups;

import dev.hedgerow.metadata.groups.GroupType;
import dev.hedgerow.metadata.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A type of group as the API shows it.
 *
 * @param groupType what SDKs call it
 * @param detailDashboard always null: groups have no dashboards of their own
 * @param defaultColumns the columns that lists show; null for the usual ones
 */
public record GroupTypeAnswer(
        String groupType,
        int groupTypeIndex,
        @Nullable String nameSingular,
        @Nullable String namePlural,
        @Nullable Long detailDashboard,
        @Nullable JsonNode defaultColumns,
        Instant createdAt) {

    static GroupTypeAnswer of(GroupType type) {
        return new GroupTypeAnswer(
                type.groupType(),
                type.typeIndex(),
                type.nameSingular(),
                type.namePlural(),
                null,
                type.defaultColumns() == null ? null : Json.parse(type.defaultColumns()),
                type.createdAt());
    }
}
