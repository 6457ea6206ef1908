package dev.hedgerow.insights.project;

import dev.hedgerow.insights.query.Entity;
import dev.hedgerow.insights.query.Entity.ActionsNode;
import dev.hedgerow.insights.query.Entity.EventsNode;
import dev.hedgerow.insights.query.Entity.GroupNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The field {@code action} of results: which series of the query a row is of. */
public final class SeriesActions {
    private SeriesActions() {}

    /**
     * An object with {@code id}, {@code type}, {@code order}, {@code name} and {@code custom_name},
     * for the caller to add to.
     *
     * @param index of the series in its query, from 0
     * @param name what the row calls the series
     */
    public static ObjectNode of(Entity entity, int index, String name) {
        ObjectNode action = JsonNodeFactory.instance.objectNode();
        switch (entity) {
            case EventsNode node -> {
                action.put("id", node.event());
                action.put("type", "events");
            }
            case ActionsNode node -> {
                action.put("id", node.actionId());
                action.put("type", "actions");
            }
            case GroupNode _ -> {
                action.putNull("id");
                action.put("type", "groups");
            }
        }
        action.put("order", index);
        action.put("name", name);
        action.put("custom_name", entity.details().customName());
        return action;
    }
}
