package dev.hedgerow.metadata.json;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON columns: text to tree and back. Stateless. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** The tree of a JSON column. */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** The tree of a JSON column that always holds an object. */
    public static ObjectNode parseObject(String text) {
        return (ObjectNode) MAPPER.readTree(text);
    }

    /** The items of a JSON column that always holds a list of texts. */
    public static List<String> parseTexts(String text) {
        return List.copyOf(MAPPER.readValue(text, new TypeReference<List<String>>() {}));
    }

    public static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** A text in quotes. */
    public static String text(String value) {
        return MAPPER.writeValueAsString(value);
    }

    public static String text(List<?> values) {
        return MAPPER.writeValueAsString(values);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }
}
