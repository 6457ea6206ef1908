package dev.hedgerow.http.actions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be set on an action; everything may be left out.
 *
 * @param steps the alternatives that count as the action; replaces all steps
 * @param pinnedAt anything but null pins the action now
 */
public record ActionFields(
        @Nullable String name,
        @Nullable String description,
        @Nullable List<JsonNode> steps,
        @Nullable List<String> tags,
        @Nullable Boolean postToSlack,
        @Nullable String slackMessageFormat,
        @Nullable Boolean deleted,
        @Nullable JsonNode pinnedAt) {}
