package dev.hedgerow.metadata.json;

import dev.hedgerow.metadata.MetadataException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a request body, each read with its type; a field that is absent gives the value
 * passed as present state, so the same code serves create and patch. Unknown fields are ignored.
 * Wrong types throw {@link MetadataException} with the field's name and the words PostHog uses.
 */
public final class Body {

    private static final int TEXT_LIMIT = 400;

    private final ObjectNode fields;

    public Body(ObjectNode fields) {
        this.fields = fields;
    }

    /** Whether the field is there, be it null. */
    public boolean has(String name) {
        return fields.has(name);
    }

    /** The field as it stands, null when absent. */
    public @Nullable JsonNode get(String name) {
        return fields.get(name);
    }

    /** A text that may not be null or blank, trimmed, at most 400 characters. */
    public String name(String name, String present) {
        String text = required(name, text(name, present, TEXT_LIMIT));
        if (text.isBlank()) {
            throw MetadataException.blank(name);
        }
        return text.strip();
    }

    /** A text that may be null or empty; a number counts as its digits, as PostHog has it. */
    public @Nullable String text(String name, @Nullable String present, int limit) {
        JsonNode value = fields.get(name);
        if (value == null) {
            return present;
        }
        if (value.isNull()) {
            return null;
        }
        if (!value.isString() && !value.isNumber()) {
            throw MetadataException.invalid(name, "Not a valid string.");
        }
        String text = value.asString();
        if (text.length() > limit) {
            throw MetadataException.tooLong(name, limit);
        }
        if (text.indexOf('\0') >= 0) {
            throw MetadataException.invalid(name, "Null characters are not allowed.");
        }
        return text;
    }

    /** A text that may be empty; null counts as empty. */
    public String textOrEmpty(String name, String present, int limit) {
        String text = text(name, present, limit);
        return text == null ? "" : text;
    }

    /** A flag that may not be null; texts and numbers count as PostHog counts them. */
    public boolean flag(String name, boolean present) {
        return required(name, nullableFlag(name, present));
    }

    /** A flag that may be null. */
    public @Nullable Boolean nullableFlag(String name, @Nullable Boolean present) {
        JsonNode value = fields.get(name);
        if (value == null) {
            return present;
        }
        if (value.isNull()) {
            return null;
        }
        Boolean flag = asFlag(value);
        if (flag == null) {
            throw MetadataException.invalid(name, "Must be a valid boolean.");
        }
        return flag;
    }

    /** A whole number that may be null; the digits of a text count, too. */
    public @Nullable Long integer(String name, @Nullable Long present) {
        JsonNode value = fields.get(name);
        if (value == null) {
            return present;
        }
        if (value.isNull()) {
            return null;
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.asLong();
        }
        if (value.isString() && value.asString().strip().matches("-?\\d{1,18}")) {
            return Long.valueOf(value.asString().strip());
        }
        throw MetadataException.invalid(name, "A valid integer is required.");
    }

    /** A whole number as far as 32 bits hold one. */
    public @Nullable Integer smallInteger(String name, @Nullable Integer present) {
        Long value = integer(name, present == null ? null : present.longValue());
        if (value == null) {
            return null;
        }
        if (value.intValue() != value) {
            throw MetadataException.outOfRange(name, value);
        }
        return value.intValue();
    }

    /** JSON text of a list; null and anything but a list are refused. */
    public String list(String name, String present) {
        return required(name, nullableList(name, present));
    }

    /** JSON text of a list that may be null. */
    public @Nullable String nullableList(String name, @Nullable String present) {
        JsonNode value = fields.get(name);
        if (value == null) {
            return present;
        }
        if (value.isNull()) {
            return null;
        }
        if (!value.isArray()) {
            throw MetadataException.invalid(
                    name, "Expected a list of items but got type \"" + typeName(value) + "\".");
        }
        return Json.text(value);
    }

    /** JSON text of a list of texts. */
    public String texts(String name, String present) {
        return required(name, nullableTexts(name, present));
    }

    /** JSON text of a list of texts that may be null. */
    public @Nullable String nullableTexts(String name, @Nullable String present) {
        String list = nullableList(name, present);
        if (list != null && fields.has(name)) {
            for (JsonNode item : Json.parse(list)) {
                if (!item.isString()) {
                    throw MetadataException.invalid(name, "Not a valid string.");
                }
            }
        }
        return list;
    }

    /** JSON text of a list; null counts as the empty list. */
    public String listOrEmpty(String name, String present) {
        String list = nullableList(name, present);
        return list == null ? "[]" : list;
    }

    /** JSON text of a list of texts; null counts as the empty list. */
    public String textsOrEmpty(String name, String present) {
        String list = nullableTexts(name, present);
        return list == null ? "[]" : list;
    }

    /** JSON text of an object; null counts as the empty object. */
    public String object(String name, String present) {
        JsonNode value = fields.get(name);
        if (value == null) {
            return present;
        }
        if (value.isNull()) {
            return "{}";
        }
        if (!value.isObject()) {
            throw MetadataException.invalid(
                    name,
                    "Expected a dictionary of items but got type \"" + typeName(value) + "\".");
        }
        return Json.text(value);
    }

    /** One of the given texts. */
    public String choice(String name, String present, List<String> choices) {
        String text = required(name, text(name, present, TEXT_LIMIT));
        if (!choices.contains(text)) {
            throw MetadataException.invalidChoice(name, text);
        }
        return text;
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw MetadataException.isNull(name);
        }
        return value;
    }

    private static @Nullable Boolean asFlag(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        return switch (value.isValueNode() ? value.asString() : "") {
            case "true", "True", "TRUE", "1", "yes", "on", "t" -> Boolean.TRUE;
            case "false", "False", "FALSE", "0", "no", "off", "f" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** The name of a JSON type in PostHog's messages. */
    private static String typeName(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "str";
            case NUMBER -> value.isIntegralNumber() ? "int" : "float";
            case BOOLEAN -> "bool";
            case OBJECT, POJO -> "dict";
            case ARRAY -> "list";
            case NULL, MISSING, BINARY -> "NoneType";
        };
    }
}
