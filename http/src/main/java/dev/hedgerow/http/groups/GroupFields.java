package dev.hedgerow.http.groups;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A group to make. */
public record GroupFields(
        int groupTypeIndex, String groupKey, @Nullable JsonNode groupProperties) {}
