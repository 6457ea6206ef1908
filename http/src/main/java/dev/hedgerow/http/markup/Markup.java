package dev.hedgerow.http.markup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A piece of HTML or SVG. Texts and attributes are escaped when it is written. */
public sealed interface Markup {

    /** Elements that have no end tag. */
    Set<String> VOID = Set.of("meta", "br", "hr", "img", "link");

    /** What a reader reads. */
    record Text(String text) implements Markup {}

    /** HTML that another writer has made and escaped. */
    record Written(String html) implements Markup {}

    /** An element with what is in it. */
    record Element(String name, Map<String, String> attributes, List<Markup> children)
            implements Markup {

        public Element {
            children = List.copyOf(children);
        }

        /** The same with one attribute more; numbers are written with one decimal at most. */
        public Element with(String attribute, Object value) {
            Map<String, String> all = new LinkedHashMap<>(attributes);
            all.put(attribute, value instanceof Double number ? decimal(number) : value.toString());
            return new Element(name, all, children);
        }
    }

    static Element element(String name, Markup... children) {
        return element(name, List.of(children));
    }

    static Element element(String name, List<? extends Markup> children) {
        return new Element(name, Map.of(), List.copyOf(children));
    }

    /** An element with nothing but a text in it. */
    static Element element(String name, String text) {
        return element(name, new Text(text));
    }

    /** The text form, for a file or an answer. */
    default String html() {
        StringBuilder out = new StringBuilder();
        write(this, out);
        return out.toString();
    }

    private static void write(Markup markup, StringBuilder out) {
        switch (markup) {
            case Text(String text) -> escape(text, out);
            case Written(String html) -> out.append(html);
            case Element element -> {
                out.append('<').append(element.name());
                element.attributes()
                        .forEach((name, value) -> {
                            out.append(' ').append(name).append("=\"");
                            escape(value, out);
                            out.append('"');
                        });
                out.append('>');
                if (!VOID.contains(element.name())) {
                    element.children().forEach(child -> write(child, out));
                    out.append("</").append(element.name()).append('>');
                }
            }
        }
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(text.charAt(i));
            }
        }
    }

    private static String decimal(double number) {
        double rounded = Math.round(number * 10) / 10.0;
        return rounded == Math.rint(rounded)
                ? String.valueOf((long) rounded)
                : String.valueOf(rounded);
    }
}
