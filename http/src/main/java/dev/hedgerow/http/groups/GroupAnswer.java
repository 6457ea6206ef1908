package dev.hedgerow.http.groups;

import dev.hedgerow.metadata.groups.Group;
import dev.hedgerow.metadata.json.Json;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** A group as the API shows it. */
public record GroupAnswer(
        int groupTypeIndex, String groupKey, JsonNode groupProperties, Instant createdAt) {

    static GroupAnswer of(Group group) {
        return new GroupAnswer(
                group.typeIndex(),
                group.groupKey(),
                Json.parse(group.properties()),
                group.createdAt());
    }
}
