package dev.hedgerow.http.actions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.insights.filter.SelectorRegex;
import dev.hedgerow.metadata.actions.Action;
import dev.hedgerow.metadata.actions.Actions;
import dev.hedgerow.metadata.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An action as the API shows it.
 *
 * @param steps the alternatives, each with every field
 * @param isCalculating always false, as {@code lastCalculatedAt} is always that of creation and
 *     {@code bytecodeError} null: actions are matched when a query runs
 * @param creationContext always null, as in PostHog
 * @param referenceCount how many insights and cohorts use it; left out unless asked for
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
        Instant lastCalculatedAt,
        long teamId,
        boolean isAction,
        @Nullable String bytecodeError,
        @Nullable Instant pinnedAt,
        @Nullable String creationContext,
        List<String> tags,
        String userAccessLevel,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer referenceCount) {

    static ActionAnswer of(
            Actions.Tagged tagged,
            @Nullable UserSummary createdBy,
            @Nullable Integer referenceCount) {
        Action action = tagged.action();
        return new ActionAnswer(
                action.id(),
                action.name(),
                action.description(),
                action.postToSlack(),
                action.slackMessageFormat(),
                steps(action),
                action.createdAt(),
                createdBy,
                action.deleted(),
                false,
                action.createdAt(),
                action.projectId(),
                true,
                null,
                action.pinnedAt(),
                null,
                tagged.tags(),
                "manager",
                referenceCount);
    }

    /** The steps with their selectors as the expressions that elements are matched by. */
    private static JsonNode steps(Action action) {
        JsonNode steps = Json.parse(action.steps());
        for (JsonNode step : steps) {
            String selector = step.path("selector").asString("");
            ((ObjectNode) step)
                    .put("selector_regex", selector.isEmpty() ? null : SelectorRegex.of(selector));
        }
        return steps;
    }
}
