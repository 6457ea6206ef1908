package dev.hedgerow.ingest.validate;

import dev.hedgerow.ingest.capture.CaptureJson;
import dev.hedgerow.ingest.capture.JsonSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Writes autocaptured elements as PostHog's chain: {@code a.big.link:href="/"nth-child="1"…;div:…},
 * the clicked element first, its classes and attributes sorted, quotes escaped.
 */
final class ElementsChain {

    private static final int MAX_TEXT = 400;
    private static final int MAX_HREF = 2048;
    private static final String ATTRIBUTE = "attr__";

    private static final Comparator<String> BY_LETTER =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    private ElementsChain() {}

    /** The chain of the list of elements that {@code $elements} holds; empty for anything else. */
    static String of(JsonSlice elements) {
        if (elements.kind() != JsonSlice.Kind.ARRAY) {
            return "";
        }
        StringBuilder chain = new StringBuilder();
        for (JsonNode element : CaptureJson.tree(elements)) {
            if (element.isObject()) {
                if (!chain.isEmpty()) {
                    chain.append(';');
                }
                append(element, chain);
            }
        }
        return chain.toString();
    }

    private static void append(JsonNode element, StringBuilder chain) {
        chain.append(text(element, "tag_name"));
        classes(element).stream()
                .sorted()
                .forEach(name -> chain.append('.').append(name.replace("\"", "")));
        chain.append(':');
        attributes(element)
                .forEach((key, value) ->
                        chain.append(escape(key)).append("=\"").append(escape(value)).append('"'));
    }

    private static List<String> classes(JsonNode element) {
        List<String> classes = new ArrayList<>();
        JsonNode value = element.path(ATTRIBUTE + "class");
        if (value.isArray()) {
            value.forEach(name -> classes.add(name.asString("")));
        } else if (value.isString()) {
            classes.addAll(List.of(value.asString().split(" ", -1)));
        }
        classes.removeIf(String::isEmpty);
        return classes;
    }

    private static Map<String, String> attributes(JsonNode element) {
        Map<String, String> attributes = new TreeMap<>(BY_LETTER);
        putUnlessEmpty(attributes, "text", cut(text(element, "$el_text"), MAX_TEXT));
        attributes.put("nth-child", element.path("nth_child").asString("0"));
        attributes.put("nth-of-type", element.path("nth_of_type").asString("0"));
        putUnlessEmpty(attributes, "href", cut(text(element, ATTRIBUTE + "href"), MAX_HREF));
        putUnlessEmpty(attributes, "attr_id", text(element, ATTRIBUTE + "id"));
        for (Map.Entry<String, JsonNode> field : element.properties()) {
            if (field.getKey().startsWith(ATTRIBUTE) && !field.getValue().isNull()) {
                attributes.put(field.getKey(), text(field.getValue()));
            }
        }
        return attributes;
    }

    private static void putUnlessEmpty(Map<String, String> attributes, String key, String value) {
        if (!value.isEmpty()) {
            attributes.put(key, value);
        }
    }

    private static String text(JsonNode element, String key) {
        JsonNode value = element.path(key);
        return value.isNull() || value.isMissingNode() ? "" : text(value);
    }

    private static String text(JsonNode value) {
        return value.isContainer() ? value.toString() : value.asString("");
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static String escape(String text) {
        return text.replace("\"", "\\\"");
    }
}
