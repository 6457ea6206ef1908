package dev.hedgerow.insights.elements;

import dev.hedgerow.metadata.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the chain of an event back into elements: {@code
 * a.big.link:href="/"nth-child="1"text="go";div:nth-child="2"}, the clicked element first.
 */
public final class ElementsChainReader {
    private static final String QUOTED = "\"(?:[^\"\\\\]++|\\\\.)*+\"";

    /** An element ends at a semicolon outside quotes. */
    private static final Pattern ELEMENT =
            Pattern.compile("(?:[^;\"]++|" + QUOTED + ")++", Pattern.DOTALL);

    /** Classes may have colons, so the attributes begin where a name and an equals sign follow. */
    private static final Pattern ATTRIBUTES = Pattern.compile(":(?=[a-zA-Z_0-9-]*=\")");

    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^=\"]*+)=\"((?:[^\"\\\\]++|\\\\.)*+)\"", Pattern.DOTALL);

    private final Predicate<String> wanted;
    private final int depth;

    /**
     * @param wanted names of the attributes to tell, {@code attr__…}
     * @param depth how many elements of a chain to tell
     */
    public ElementsChainReader(Predicate<String> wanted, int depth) {
        this.wanted = wanted;
        this.depth = depth;
    }

    /** The elements of a chain, in its order. */
    public List<ChainElement> read(String chain) {
        List<ChainElement> elements = new ArrayList<>();
        Matcher matcher = ELEMENT.matcher(chain);
        while (elements.size() < depth && matcher.find()) {
            elements.add(element(matcher.group(), elements.size()));
        }
        return elements;
    }

    private ChainElement element(String text, int order) {
        Matcher start = ATTRIBUTES.matcher(text);
        boolean hasAttributes = start.find();
        String tag = hasAttributes ? text.substring(0, start.start()) : withoutColon(text);
        ObjectNode known = Json.object();
        ObjectNode others = Json.object();
        Matcher attribute = ATTRIBUTE.matcher(hasAttributes ? text.substring(start.end()) : "");
        while (attribute.find()) {
            String name = attribute.group(1);
            String value = attribute.group(2).replace("\\\"", "\"");
            switch (name) {
                case "text", "href", "attr_id", "nth-child", "nth-of-type" ->
                        known.put(name, value);
                default -> {
                    if (!name.isEmpty() && wanted.test(name)) {
                        others.put(name, value);
                    }
                }
            }
        }
        return new ChainElement(
                known.path("text").asString(null),
                tagName(tag),
                classes(tag),
                known.path("href").asString(null),
                known.path("attr_id").asString(null),
                number(known.path("nth-child").asString("")),
                number(known.path("nth-of-type").asString("")),
                others,
                order);
    }

    private static String withoutColon(String text) {
        return text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
    }

    private static @Nullable String tagName(String tag) {
        int dot = tag.indexOf('.');
        String name = dot < 0 ? tag : tag.substring(0, dot);
        return tag.isEmpty() ? null : name;
    }

    private static @Nullable List<String> classes(String tag) {
        int dot = tag.indexOf('.');
        if (dot < 0) {
            return null;
        }
        List<String> classes = new ArrayList<>(List.of(tag.substring(dot + 1).split("\\.", -1)));
        classes.removeIf(String::isEmpty);
        return classes;
    }

    private static @Nullable Integer number(String text) {
        return text.matches("-?\\d{1,9}") ? Integer.valueOf(text) : null;
    }
}
