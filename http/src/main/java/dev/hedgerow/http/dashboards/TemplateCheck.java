package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.error.ApiException;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Whether something is a template of dashboards, told as a JSON schema would tell it. */
final class TemplateCheck {
    private static final List<String> REQUIRED =
            List.of("template_name", "dashboard_description", "dashboard_filters", "tiles");

    private TemplateCheck() {}

    static void check(JsonNode template) {
        checkType(template, template.isObject(), "object");
        for (String field : REQUIRED) {
            if (!template.has(field)) {
                throw failed("'" + field + "' is a required property", "required", template);
            }
        }
        for (String field : List.of("template_name", "dashboard_description")) {
            checkType(template.get(field), template.get(field).isString(), "string");
        }
        JsonNode filters = template.get("dashboard_filters");
        checkType(filters, filters.isObject(), "object");
        JsonNode tiles = template.get("tiles");
        checkType(tiles, tiles.isArray(), "array");
        if (tiles.isEmpty()) {
            throw failed("[] should be non-empty", "minItems", tiles);
        }
        tiles.forEach(tile -> checkType(tile, tile.isObject(), "object"));
    }

    private static void checkType(JsonNode value, boolean holds, String type) {
        if (!holds) {
            throw failed(shown(value) + " is not of type '" + type + "'", "type", value);
        }
    }

    private static ApiException failed(String what, String rule, JsonNode instance) {
        return ApiException.invalid(
                null,
                what
                        + "\n\nFailed validating '"
                        + rule
                        + "' in schema\n\nOn instance:\n    "
                        + shown(instance));
    }

    /** A value as Python, and so PostHog, shows it. */
    private static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO ->
                    value.properties().stream()
                            .map(field -> "'" + field.getKey() + "': " + shown(field.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case ARRAY ->
                    value.valueStream()
                            .map(TemplateCheck::shown)
                            .collect(Collectors.joining(", ", "[", "]"));
            case STRING, BINARY -> "'" + value.asString() + "'";
            case BOOLEAN -> value.asBoolean() ? "True" : "False";
            case NULL, MISSING -> "None";
            case NUMBER -> value.toString();
        };
    }
}
