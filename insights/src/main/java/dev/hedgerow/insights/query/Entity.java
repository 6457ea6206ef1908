package dev.hedgerow.insights.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a series or step counts: events by name, an action, or several of those as one. */
public sealed interface Entity {

    EntityDetails details();

    /**
     * Events of one name.
     *
     * @param event null for every event
     */
    record EventsNode(@Nullable String event, EntityDetails details) implements Entity {}

    /** Events that an action matches. */
    record ActionsNode(long actionId, EntityDetails details) implements Entity {}

    /** Events that any of some nodes match. */
    record GroupNode(List<Entity> nodes, EntityDetails details) implements Entity {
        public GroupNode {
            nodes = List.copyOf(nodes);
        }
    }

    /** Reads an entity by its kind; a node of no kind is an event. */
    static Entity parse(Fields fields) {
        String kind = fields.text("kind");
        EntityDetails details = EntityDetails.parse(fields);
        return switch (kind == null ? "EventsNode" : kind) {
            case "EventsNode", "FunnelExclusionEventsNode" ->
                    new EventsNode(fields.text("event"), details);
            case "ActionsNode", "FunnelExclusionActionsNode" -> {
                Long id = fields.longInteger("id");
                if (id == null) {
                    throw fields.wrong("id", "Field required");
                }
                yield new ActionsNode(id, details);
            }
            case "GroupNode" -> new GroupNode(fields.objects("nodes", Entity::parse), details);
            case "DataWarehouseNode", "LifecycleDataWarehouseNode", "FunnelsDataWarehouseNode" ->
                    throw fields.wrong("kind", "Data warehouse series are not supported");
            default -> throw fields.wrong("kind", "Unknown kind of series '" + kind + "'");
        };
    }

    /**
     * The series of an insight that cannot do without one.
     *
     * @param insight as messages call it, such as {@code Trends insights}
     */
    static List<Entity> series(Fields fields, String insight) {
        if (!fields.has("series")) {
            throw fields.wrong("series", "Field required");
        }
        List<Entity> series = fields.objects("series", Entity::parse);
        if (series.isEmpty()) {
            throw QueryException.against(
                    "insight_requires_at_least_one_series",
                    insight + " require at least one series.",
                    "query.series");
        }
        return series;
    }
}
