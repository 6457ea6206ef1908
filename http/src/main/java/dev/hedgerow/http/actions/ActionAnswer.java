package dev.hedgerow.http.actions;

import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.actions.Action;
import dev.hedgerow.metadata.actions.Actions;
import dev.hedgerow.metadata.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An action as the API shows it.
 *
 * @param steps the alternatives, each with every field
 * @param isCalculating always false: actions are matched when a query runs
 */
public record ActionAnswer(
        long id,
        @Nullable String name,
        String description,
        boolean postToSlack,
        String slackMessageFormat,
        JsonNode steps,
        Instant createdAt,
        @Nullable UserSummary createdBy,
        boolean deleted,
        boolean isCalculating,
        long teamId,
        boolean isAction,
        @Nullable Instant pinnedAt,
        List<String> tags) {

    static ActionAnswer of(Actions.Tagged tagged, @Nullable UserSummary createdBy) {
        Action action = tagged.action();
        return new ActionAnswer(
                action.id(),
                action.name(),
                action.description(),
                action.postToSlack(),
                action.slackMessageFormat(),
                Json.parse(action.steps()),
                action.createdAt(),
                createdBy,
                action.deleted(),
                false,
                action.projectId(),
                true,
                action.pinnedAt(),
                tagged.tags());
    }
}
