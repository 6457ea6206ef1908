package dev.hedgerow.insights.listing;

import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.insights.rows.JsonValues;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as the members of an object; the text of {@code properties} as the JSON it is.
 *
 * @param names of the members, one per value
 */
public record ObjectForm(List<String> names) implements Form {
    private static final JsonMapper MAPPER = new JsonMapper();

    public ObjectForm {
        names = List.copyOf(names);
    }

    @Override
    public ObjectNode shape(List<@Nullable Object> values, List<HogqlType> types, JsonValues json) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < names.size(); i++) {
            Object value = values.get(i);
            object.set(
                    names.get(i),
                    names.get(i).equals("properties") && value instanceof String text
                            ? properties(text)
                            : json.value(value, types.get(i)));
        }
        return object;
    }

    /** Stored properties as JSON; what is no JSON stays text. */
    public static JsonNode properties(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException noJson) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }
}
