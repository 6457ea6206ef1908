package dev.hedgerow.insights.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The fields of one JSON object of a query, with the path to it for errors.
 *
 * <p>JSON null and a missing field are the same. Fields that nobody reads are ignored. Numbers and
 * booleans given as text are accepted, as PostHog's parser does.
 */
public final class Fields {
    private final JsonNode node;
    private final String path;

    private Fields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** Reads {@code node}, which is at {@code path}; anything but an object is an error. */
    public static Fields of(JsonNode node, String path) {
        if (!node.isObject()) {
            throw QueryException.invalid("Input should be a valid dictionary", path);
        }
        return new Fields(node, path);
    }

    /** The dotted path of a field, for errors. */
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public boolean has(String name) {
        return raw(name) != null;
    }

    /** The names of all fields that are given, null or not. */
    public List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    /** The field as JSON; null when it is missing or null. */
    public @Nullable JsonNode raw(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    public @Nullable String text(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(name, "Input should be a valid string");
        }
        return value.asString();
    }

    public String requiredText(String name) {
        String value = text(name);
        if (value == null) {
            throw wrong(name, "Field required");
        }
        return value;
    }

    /** Text, or a number or boolean spelt as text: ids and breakdown values come as either. */
    public @Nullable String scalarText(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        if (!value.isValueNode()) {
            throw wrong(name, "Input should be a valid string or number");
        }
        return value.asString();
    }

    public @Nullable Integer integer(String name) {
        Long value = longInteger(name);
        if (value == null) {
            return null;
        }
        if (value.intValue() != value) {
            throw wrong(name, "Input should be a valid integer");
        }
        return value.intValue();
    }

    public int integer(String name, int otherwise) {
        Integer value = integer(name);
        return value == null ? otherwise : value;
    }

    public @Nullable Long longInteger(String name) {
        BigDecimal value = decimal(name, "Input should be a valid integer");
        if (value == null) {
            return null;
        }
        try {
            return value.longValueExact();
        } catch (ArithmeticException outOfRange) {
            throw wrong(name, "Input should be a valid integer");
        }
    }

    public @Nullable Double number(String name) {
        BigDecimal value = decimal(name, "Input should be a valid number");
        return value == null ? null : value.doubleValue();
    }

    private @Nullable BigDecimal decimal(String name, String message) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        try {
            if (value.isNumber()) {
                return value.decimalValue();
            }
            if (value.isString() && value.asString().length() <= 30) {
                return new BigDecimal(value.asString().strip());
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(name, message);
        }
        throw wrong(name, message);
    }

    public boolean flag(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return false;
        }
        String text = value.isValueNode() ? value.asString() : "";
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw wrong(name, "Input should be a valid boolean");
        };
    }

    /** One of an enum's constants by its JSON name; null when the field is missing. */
    public <E extends Enum<E> & JsonName> @Nullable E choice(String name, Class<E> type) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.json().equals(text)) {
                return constant;
            }
        }
        String names =
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> "'" + constant.json() + "'")
                        .collect(Collectors.joining(", "));
        throw wrong(name, "Input should be one of " + names);
    }

    public <E extends Enum<E> & JsonName> E choice(String name, Class<E> type, E otherwise) {
        E value = choice(name, type);
        return value == null ? otherwise : value;
    }

    /** A nested object; null when the field is missing. */
    public <T> @Nullable T object(String name, Function<Fields, T> reader) {
        JsonNode value = raw(name);
        return value == null ? null : reader.apply(of(value, path(name)));
    }

    /** A nested object; a missing one reads as one without fields. */
    public <T> T objectOrEmpty(String name, Function<Fields, T> reader) {
        JsonNode value = raw(name);
        return reader.apply(value == null ? new Fields(EMPTY, path(name)) : of(value, path(name)));
    }

    private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

    /** A list of objects; a missing one is empty. */
    public <T> List<T> objects(String name, Function<Fields, T> reader) {
        List<T> items = new ArrayList<>();
        int index = 0;
        for (JsonNode item : elements(name)) {
            items.add(reader.apply(of(item, path(name) + "." + index++)));
        }
        return List.copyOf(items);
    }

    /** A list of strings or numbers, all spelt as text; a missing one is empty. */
    public List<String> texts(String name) {
        List<String> items = new ArrayList<>();
        for (JsonNode item : elements(name)) {
            if (!item.isValueNode()) {
                throw wrong(name, "Input should be a list of strings");
            }
            items.add(item.asString());
        }
        return List.copyOf(items);
    }

    /** The members of an object of objects, in order; a missing one is empty. */
    public <T> Map<String, T> members(String name, Function<Fields, T> reader) {
        JsonNode value = raw(name);
        Map<String, T> members = new LinkedHashMap<>();
        if (value != null) {
            if (!value.isObject()) {
                throw wrong(name, "Input should be a valid dictionary");
            }
            for (String key : value.propertyNames()) {
                JsonNode member = value.get(key);
                members.put(key, reader.apply(of(member, path(name) + "." + key)));
            }
        }
        return Collections.unmodifiableMap(members);
    }

    private Iterable<JsonNode> elements(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(name, "Input should be a valid list");
        }
        return value;
    }

    /** An error about one field. */
    public QueryException wrong(String name, String detail) {
        return QueryException.invalid(path(name) + ": " + detail, path(name));
    }
}
