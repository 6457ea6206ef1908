package dev.hedgerow.metadata.variables;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The choices of a variable of type List, which are texts whatever clients send. Stateless. */
final class ListValues {

    private ListValues() {}

    /**
     * JSON text of the choices: numbers and booleans become texts, nulls are left out, and what is
     * no list is the empty one.
     *
     * @throws MetadataException for a choice that is an object or a list
     */
    static String choices(@Nullable JsonNode values) {
        ArrayNode texts = Json.object().putArray("texts");
        if (values == null || !values.isArray()) {
            return Json.text(texts);
        }
        int index = 0;
        for (JsonNode value : values) {
            if (value.isContainer()) {
                throw MetadataException.invalid(
                        "values",
                        "List variable values must be strings or numbers (got "
                                + (value.isObject() ? "an object" : "an array")
                                + " at index "
                                + index
                                + "). Enter each value as plain text or a number.");
            }
            if (!value.isNull()) {
                texts.add(value.asString());
            }
            index++;
        }
        return Json.text(texts);
    }

    /**
     * JSON text of the choice taken by default: of a list its first, of an object its {@code value}
     * or {@code label}; the empty text where there is nothing.
     */
    static String chosen(JsonNode value) {
        String text = text(value.isArray() ? value.path(0) : value);
        return Json.text(text == null ? "" : text);
    }

    /** JSON text of the choices taken by default, as a list; nulls are left out. */
    static String chosenOnes(JsonNode value) {
        ArrayNode texts = Json.object().putArray("texts");
        for (JsonNode one : value.isArray() ? value.values() : List.of(value)) {
            String text = text(one);
            if (text != null) {
                texts.add(text);
            }
        }
        return Json.text(texts);
    }

    private static @Nullable String text(JsonNode one) {
        if (one.isNull() || one.isMissingNode()) {
            return null;
        }
        for (String name : new String[] {"value", "label"}) {
            JsonNode inner = one.path(name);
            if (inner.isValueNode() && !inner.isNull()) {
                return inner.asString();
            }
        }
        return one.isContainer() ? Json.text(one) : one.asString();
    }
}
