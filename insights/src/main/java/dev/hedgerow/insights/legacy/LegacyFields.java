package dev.hedgerow.insights.legacy;

import dev.hedgerow.insights.query.QueryException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fields of legacy filters; in query strings all of them are texts, some with JSON inside. */
record LegacyFields(ObjectNode filters) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The field as it came; null when absent or null. */
    @Nullable JsonNode get(String name) {
        JsonNode value = filters.get(name);
        return value == null || value.isNull() ? null : value;
    }

    @Nullable String text(String name) {
        JsonNode value = get(name);
        return value == null || !value.isValueNode() || value.asString().isEmpty()
                ? null
                : value.asString();
    }

    /** A field that is JSON, or JSON in a text. */
    @Nullable JsonNode json(String name) {
        JsonNode value = get(name);
        if (value == null || !value.isString()) {
            return value;
        }
        if (value.asString().isBlank()) {
            return null;
        }
        try {
            return JSON.readTree(value.asString());
        } catch (JacksonException e) {
            throw QueryException.invalid("The filter '" + name + "' is no JSON.", null);
        }
    }

    /** A field that is a list or a text; a list may come as JSON in a text. */
    @Nullable JsonNode jsonOrText(String name) {
        JsonNode value = get(name);
        if (value != null && value.isString() && value.asString().stripLeading().startsWith("[")) {
            return json(name);
        }
        return value;
    }

    @Nullable Boolean flag(String name) {
        String value = text(name);
        return value == null
                ? null
                : switch (value.toLowerCase(Locale.ROOT)) {
                    case "true", "1", "yes", "on", "y", "t" -> Boolean.TRUE;
                    default -> Boolean.FALSE;
                };
    }

    @Nullable JsonNode number(String name) {
        JsonNode value = get(name);
        if (value == null || value.isNumber()) {
            return value;
        }
        try {
            double number = Double.parseDouble(value.asString(""));
            return number == Math.rint(number)
                    ? JsonNodeFactory.instance.numberNode((long) number)
                    : JsonNodeFactory.instance.numberNode(number);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Puts the field under another name, if it is there. */
    void copy(String from, ObjectNode target, String name) {
        JsonNode value = get(from);
        if (value != null && !(value.isString() && value.asString().isEmpty())) {
            target.set(name, value);
        }
    }

    void copyNumber(String from, ObjectNode target, String name) {
        JsonNode value = number(from);
        if (value != null) {
            target.set(name, value);
        }
    }

    void copyFlag(String from, ObjectNode target, String name) {
        Boolean value = flag(from);
        if (value != null) {
            target.put(name, value);
        }
    }

    void copyJson(String from, ObjectNode target, String name) {
        JsonNode value = json(from);
        if (value != null) {
            target.set(name, value);
        }
    }
}
