package dev.hedgerow.insights.usage;

import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.TreeWalker;
import dev.hedgerow.hogql.parser.HogqlException;
import dev.hedgerow.hogql.parser.HogqlParser;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Whether queries use an event: as a series, a step or an exclusion, as the event retention starts
 * from or returns to, through an action, or as a text in SQL.
 */
public final class EventMentions {
    private final String event;
    private final Set<Long> actions;

    private EventMentions(String event, Set<Long> actions) {
        this.event = event;
        this.actions = actions;
    }

    /**
     * @param steps the steps of every action of the project, by the action's id
     */
    public static EventMentions of(String event, Map<Long, JsonNode> steps) {
        return new EventMentions(
                event,
                steps.entrySet().stream()
                        .filter(action -> hasStep(action.getValue(), event))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    private static boolean hasStep(JsonNode steps, String event) {
        return steps.valueStream().anyMatch(step -> isText(step.path("event"), event));
    }

    /** Whether the query, or any part of it, uses the event. */
    public boolean in(JsonNode query) {
        if (query.isObject() && isMention(query)) {
            return true;
        }
        return query.valueStream().anyMatch(this::in);
    }

    private boolean isMention(JsonNode node) {
        return isText(node.path("event"), event)
                || isRetentionEntity(node)
                || isAction(node)
                || isSql(node);
    }

    private boolean isRetentionEntity(JsonNode node) {
        return isText(node.path("type"), "events") && isText(node.path("id"), event);
    }

    private boolean isAction(JsonNode node) {
        boolean namesAction =
                isText(node.path("kind"), "ActionsNode") || isText(node.path("type"), "actions");
        return namesAction && actions.contains(node.path("id").asLong(-1));
    }

    private boolean isSql(JsonNode node) {
        if (!isText(node.path("kind"), "HogQLQuery")) {
            return false;
        }
        try {
            return TreeWalker.find(
                            HogqlParser.parseQuery(node.path("query").asString("")), Constant.class)
                    .stream()
                    .anyMatch(constant -> event.equals(constant.value()));
        } catch (HogqlException e) {
            return false; // It cannot run, so it uses nothing.
        }
    }

    private static boolean isText(JsonNode value, String text) {
        return value.isString() && value.asString().equals(text);
    }
}
