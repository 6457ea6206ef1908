package dev.hedgerow.http.activity;

import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.activity.Activity;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.users.User;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that somebody did.
 *
 * @param user null for the server itself
 * @param unread always false: there are no bookmarks, and PostHog's lists have none, either
 * @param wasImpersonated always false: nobody acts as somebody else here
 * @param client always null: which program a call came from is not noted
 * @param detail {@code {id, changes, trigger, type, name, short_id}}
 */
public record ActivityAnswer(
        UUID id,
        @Nullable UserSummary user,
        boolean unread,
        long teamId,
        UUID organizationId,
        boolean wasImpersonated,
        boolean isSystem,
        @Nullable String client,
        String activity,
        String scope,
        String itemId,
        JsonNode detail,
        Instant createdAt) {

    static ActivityAnswer of(Activity activity, UUID organizationId, @Nullable User user) {
        return new ActivityAnswer(
                activity.uuid(),
                user == null ? null : UserSummary.of(user),
                false,
                activity.projectId(),
                organizationId,
                false,
                activity.userId() == null,
                null,
                activity.activity(),
                activity.scope(),
                activity.itemId(),
                Json.parse(activity.detail()),
                activity.createdAt());
    }
}
