package dev.hedgerow.metadata.dashboards;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Body;
import dev.hedgerow.metadata.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON that dashboards and tiles keep for the pages that show them, checked when it is written,
 * so that readers need not expect other shapes. Stateless.
 */
final class DashboardLooks {

    private DashboardLooks() {}

    /**
     * A field of filters: an object whose {@code properties} are a list in the end. A group of
     * filters that all have to hold becomes the list of them; other groups have no such list and
     * are refused.
     */
    static String filters(Body body, String field, String present) {
        if (body.get(field) == null) {
            return present;
        }
        ObjectNode filters =
                Json.parseObject(dictionary(body, field, "Filters must be a dictionary", present));
        JsonNode properties = filters.path("properties");
        if (properties.isObject()) {
            ArrayNode flat = Json.object().putArray("flat");
            flatten(properties, flat, field);
            filters.set("properties", flat);
        } else if (!properties.isArray() && !properties.isMissingNode() && !properties.isNull()) {
            throw MetadataException.invalid(field, "Properties must be a list of filters.");
        }
        return Json.text(filters);
    }

    private static void flatten(JsonNode group, ArrayNode flat, String field) {
        JsonNode values = group.path("values");
        if (!group.path("type").asString("AND").equals("AND") || !values.isArray()) {
            throw MetadataException.invalid(
                    field, "Properties must be a list of filters that all have to hold.");
        }
        for (JsonNode value : values) {
            if (value.has("values")) {
                flatten(value, flat, field);
            } else {
                flat.add(value);
            }
        }
    }

    /** A field that is an object; null counts as the empty one. */
    static String dictionary(Body body, String field, String refusal, String present) {
        JsonNode value = body.get(field);
        if (value == null) {
            return present;
        }
        if (value.isNull()) {
            return "{}";
        }
        if (!value.isObject()) {
            throw MetadataException.invalid(field, refusal);
        }
        return Json.text(value);
    }

    /** Which value of a breakdown has which color: entries without both never apply. */
    static @Nullable String breakdownColors(Body body, @Nullable String present) {
        String colors = body.nullableList("breakdown_colors", present);
        if (colors == null || body.get("breakdown_colors") == null) {
            return colors;
        }
        int index = 0;
        for (JsonNode entry : Json.parse(colors)) {
            String place = "breakdown_colors__" + index++;
            if (!(entry instanceof ObjectNode fields)) {
                throw MetadataException.invalid(place, "Invalid data. Expected a dictionary.");
            }
            for (String name : List.of("breakdownValue", "colorToken")) {
                if (!fields.has(name)) {
                    throw MetadataException.required(place + "__" + name);
                }
                boolean cleared = name.equals("colorToken") && fields.path(name).isNull();
                if (!cleared && !fields.path(name).isString() && !fields.path(name).isNumber()) {
                    throw MetadataException.invalid(place + "__" + name, "Not a valid string.");
                }
            }
        }
        return colors;
    }

    /**
     * The field {@code quick_filter_ids}; null counts as the empty list. There are no such filters
     * yet, so whatever id is named is unknown.
     */
    static @Nullable String quickFilters(Body body, @Nullable String present) {
        String field = "quick_filter_ids";
        if (!body.has(field)) {
            return present;
        }
        String ids = body.textsOrEmpty(field, "[]");
        for (JsonNode id : Json.parse(ids)) {
            throw MetadataException.invalid(
                    field, "Quick filter " + id.asString() + " does not exist.");
        }
        return ids;
    }
}
