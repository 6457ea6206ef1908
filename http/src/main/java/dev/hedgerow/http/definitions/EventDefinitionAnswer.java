package dev.hedgerow.http.definitions;

import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.definitions.EventDefinition;
import dev.hedgerow.metadata.definitions.EventDefinitionFilter.Tagged;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.users.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event definition as the API shows it.
 *
 * @param createdAt when the event was first seen; null when it never was
 * @param lastUpdatedAt the same as {@code updatedAt}
 * @param enforcementMode {@code allow}, or {@code reject}: capture refuses such events
 * @param isAction always false, as are all fields about actions null: actions have a list of their
 *     own
 * @param mediaPreviewUrls always empty: pictures of events cannot be uploaded
 * @param primaryProperty the property to show beside the event
 */
record EventDefinitionAnswer(
        UUID id,
        String name,
        @Nullable UserSummary owner,
        @Nullable String description,
        List<String> tags,
        @Nullable Instant createdAt,
        Instant updatedAt,
        @Nullable UserSummary updatedBy,
        @Nullable Instant lastSeenAt,
        Instant lastUpdatedAt,
        boolean verified,
        @Nullable Instant verifiedAt,
        @Nullable UserSummary verifiedBy,
        boolean hidden,
        String enforcementMode,
        boolean isAction,
        @Nullable Long actionId,
        @Nullable Boolean isCalculating,
        @Nullable Instant lastCalculatedAt,
        @Nullable UserSummary createdBy,
        boolean postToSlack,
        List<String> defaultColumns,
        List<String> mediaPreviewUrls,
        @Nullable String primaryProperty) {

    static EventDefinitionAnswer of(Tagged tagged, Map<Long, User> people) {
        EventDefinition definition = tagged.definition();
        return new EventDefinitionAnswer(
                definition.id(),
                definition.name(),
                UserSummary.of(people, definition.ownerId()),
                definition.description(),
                tagged.tags(),
                definition.createdAt(),
                definition.updatedAt(),
                UserSummary.of(people, definition.updatedBy()),
                definition.lastSeenAt(),
                definition.updatedAt(),
                definition.verified(),
                definition.verifiedAt(),
                UserSummary.of(people, definition.verifiedBy()),
                definition.hidden(),
                definition.enforcementMode(),
                false,
                null,
                null,
                null,
                null,
                definition.postToSlack(),
                Json.parseTexts(definition.defaultColumns()),
                List.of(),
                definition.primaryProperty());
    }
}
