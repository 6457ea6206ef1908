package dev.hedgerow.insights.legacy;

import dev.hedgerow.insights.query.QueryException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the lists {@code events} and {@code actions} into one series, by their {@code order}; those
 * without one come first. Only trends have every kind of math, stickiness counts actors, the others
 * have none.
 */
final class LegacySeries {
    private static final Set<String> OF_ACTORS =
            Set.of("dau", "weekly_active", "monthly_active", "unique_group", "hogql");

    private LegacySeries() {}

    private record Entity(boolean isAction, ObjectNode fields) {

        int order() {
            JsonNode order = new LegacyFields(fields).number("order");
            int place = order == null ? 0 : order.asInt(0);
            return place == 0 ? -1 : place;
        }
    }

    static ArrayNode of(LegacyFields filters, String kind) {
        List<Entity> entities = new ArrayList<>();
        read(filters, "actions", true, entities);
        read(filters, "events", false, entities);
        entities.sort(Comparator.comparingInt(Entity::order));
        ArrayNode series = JsonNodeFactory.instance.arrayNode();
        for (Entity entity : entities) {
            if (!entity.isAction() || entity.fields().hasNonNull("id")) {
                ObjectNode node = node(entity);
                JsonNode properties = LegacyProperties.ofEntity(entity.fields().get("properties"));
                if (properties != null) {
                    node.set("properties", properties);
                }
                math(new LegacyFields(entity.fields()), node, kind);
                series.add(node);
            }
        }
        return series;
    }

    private static void read(
            LegacyFields filters, String list, boolean actions, List<Entity> into) {
        JsonNode items = filters.json(list);
        if (items == null) {
            return;
        }
        if (!items.isArray()) {
            throw QueryException.invalid("The filter '" + list + "' must be a list.", null);
        }
        for (JsonNode item : items) {
            if (item instanceof ObjectNode fields) {
                into.add(new Entity(actions, fields));
            }
        }
    }

    /** The node of an entity without math and properties. */
    private static ObjectNode node(Entity entity) {
        LegacyFields fields = new LegacyFields(entity.fields());
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        JsonNode id = fields.get("id");
        if (entity.isAction()) {
            node.put("kind", "ActionsNode");
            fields.copyNumber("id", node, "id");
        } else {
            node.put("kind", "EventsNode");
            node.set("event", id == null ? JsonNodeFactory.instance.nullNode() : id);
        }
        fields.copy("name", node, "name");
        if (!entity.isAction() && !node.has("name") && id != null) {
            node.set("name", id);
        }
        fields.copy("custom_name", node, "custom_name");
        return node;
    }

    private static void math(LegacyFields fields, ObjectNode node, String kind) {
        boolean all = kind.equals("TrendsQuery");
        String math = fields.text("math");
        if (math == null || (!all && !kind.equals("StickinessQuery"))) {
            return;
        }
        if (!all && !OF_ACTORS.contains(math)) {
            node.put("math", "dau");
            return;
        }
        node.put("math", math);
        for (String field : List.of("math_property", "math_hogql")) {
            fields.copy(field, node, field);
        }
        fields.copyNumber("math_group_type_index", node, "math_group_type_index");
    }

    /** An exclusion of a funnel: an entity between two steps. */
    static @Nullable ObjectNode exclusion(JsonNode item) {
        if (!(item instanceof ObjectNode fields)) {
            return null;
        }
        boolean action = fields.path("type").asString("").equals("actions");
        ObjectNode node = node(new Entity(action, fields));
        LegacyFields legacy = new LegacyFields(fields);
        legacy.copyNumber("funnel_from_step", node, "funnelFromStep");
        legacy.copyNumber("funnel_to_step", node, "funnelToStep");
        return node;
    }
}
