package dev.hedgerow.http.json;

import dev.hedgerow.http.error.ApiException;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the bytes of a request body into a tree and a tree into the record that a route declares. A
 * value of the wrong type is a 400 {@code validation_error} with {@code attr}, in the words of
 * Django REST framework.
 */
public final class BodyReader {
    private final JsonMapper mapper;

    public BodyReader(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The tree of a JSON body; a body of no bytes is an empty object. What is no JSON is refused,
     * and so is JSON that nests deeper, or holds longer numbers, than the mapper takes.
     */
    public JsonNode tree(byte[] body) {
        if (body.length == 0) {
            return mapper.createObjectNode();
        }
        try {
            return mapper.readTree(body);
        } catch (JacksonException e) {
            throw ApiException.unparsable(e.getOriginalMessage() + where(e.getLocation()));
        }
    }

    private static String where(@Nullable TokenStreamLocation location) {
        return location == null
                ? ""
                : ": line " + location.getLineNr() + " column " + location.getColumnNr();
    }

    /**
     * The tree itself for {@code JsonNode}, else the object or record; anything but an object is
     * refused, as PostHog refuses it.
     */
    public <B> B value(JsonNode tree, Class<B> type) {
        if (type == JsonNode.class) {
            return type.cast(tree);
        }
        if (!tree.isObject()) {
            throw ApiException.invalid(
                    null, "Invalid data. Expected a dictionary, but got " + pythonType(tree) + ".");
        }
        if (type == ObjectNode.class) {
            return type.cast(tree);
        }
        try {
            return mapper.treeToValue(tree, type);
        } catch (JacksonException e) {
            throw refusal(e, tree);
        }
    }

    private static ApiException refusal(JacksonException e, JsonNode tree) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException own) {
                return own;
            }
        }
        String attr = e.getPath().stream().map(BodyReader::step).collect(Collectors.joining("__"));
        JsonNode value = at(tree, e.getPath());
        Class<?> target =
                e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        String field = attr.isEmpty() ? null : attr;
        if (target == null) {
            return ApiException.invalid(field, "Not a valid value.");
        }
        if (target.isEnum() && e instanceof InvalidFormatException) {
            return ApiException.invalid(
                    field,
                    "invalid_choice",
                    "\"" + value.asString("") + "\" is not a valid choice.");
        }
        if (Collection.class.isAssignableFrom(target)) {
            return ApiException.invalid(
                    field,
                    "not_a_list",
                    "Expected a list of items but got type \"" + pythonType(value) + "\".");
        }
        return ApiException.invalid(field, expectation(target, value));
    }

    private static String expectation(Class<?> target, JsonNode value) {
        if (CharSequence.class.isAssignableFrom(target)) {
            return "Not a valid string.";
        }
        if (List.of(Integer.class, Long.class, int.class, long.class).contains(target)) {
            return "A valid integer is required.";
        }
        if (target == Double.class || target == double.class) {
            return "A valid number is required.";
        }
        if (target == Boolean.class || target == boolean.class) {
            return "Must be a valid boolean.";
        }
        if (target == UUID.class) {
            return "Must be a valid UUID.";
        }
        if (Temporal.class.isAssignableFrom(target)) {
            return "Datetime has wrong format. Use ISO 8601, for example 2024-01-31T09:30:00Z.";
        }
        if (Map.class.isAssignableFrom(target) || JsonNode.class.isAssignableFrom(target)) {
            return "Expected a dictionary of items but got type \"" + pythonType(value) + "\".";
        }
        return "Invalid data. Expected a dictionary, but got " + pythonType(value) + ".";
    }

    private static String step(JacksonException.Reference reference) {
        String property = reference.getPropertyName();
        return property != null ? property : String.valueOf(reference.getIndex());
    }

    private static JsonNode at(JsonNode tree, List<JacksonException.Reference> path) {
        JsonNode node = tree;
        for (JacksonException.Reference reference : path) {
            String property = reference.getPropertyName();
            node = property != null ? node.path(property) : node.path(reference.getIndex());
        }
        return node;
    }

    /** The name that Python, and so PostHog, gives the type of a JSON value. */
    private static String pythonType(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "dict";
            case ARRAY -> "list";
            case STRING, BINARY -> "str";
            case BOOLEAN -> "bool";
            case NUMBER -> value.isIntegralNumber() ? "int" : "float";
            case NULL, MISSING -> "NoneType";
        };
    }
}
