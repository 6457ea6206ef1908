package dev.hedgerow.insights.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CSS selectors as regular expressions on an elements chain.
 *
 * <p>A chain lists the clicked element and then its ancestors, innermost first: {@code
 * a.big.link:attr_id="x"href="/y"nth-child="1";div.box:nth-child="2"}. Classes and attributes are
 * in alphabetical order. The expressions keep to what both RE2 and Java know.
 *
 * <p>Known are tags, {@code *}, classes (with colons and brackets, as in {@code .sm:[width:9px]}),
 * ids, attributes with a value, {@code :nth-child(n)}, {@code :nth-of-type(n)}, and the descendant
 * and child combinators.
 */
public final class SelectorRegex {
    /** Classes may have colons; they end where a quote could begin. */
    private static final String OTHER_CLASSES = "(?:\\.[^;.\"]*)*";

    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final String OTHER_ATTRIBUTES = "(?:[^;\"=]*=" + QUOTED + ")*";
    private static final String ANY_ELEMENT = "[^;\"]*(?:" + QUOTED + "[^;\"]*)*";

    // Possessive runs: a loop that takes one letter at a time would fill the stack with long names.
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*>\\s*|\\s+|(?:\\[(?:\"[^\"]*\"|'[^']*'|[^\\]\"']++)*\\]|[^\\s>\\[]++)+");
    private static final Pattern PIECE =
            Pattern.compile(
                    "([.#])((?:\\\\.|[^.#:\\[\\\\]++|:(?!nth-)|\\[[^\\]=\"']*+\\])+)"
                            + "|:(nth-child|nth-of-type)\\((\\d+)\\)"
                            + "|\\[\\s*([^=\\]~|^$*\\s]+)\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\]]*)\\s*\\]"
                            + "|([^.#:\\[]+)");

    private SelectorRegex() {}

    /** An attribute and its value; the same one twice with two values matches nothing. */
    private record Attribute(String name, String value) implements Comparable<Attribute> {
        @Override
        public int compareTo(Attribute other) {
            return Comparator.comparing(Attribute::name)
                    .thenComparing(Attribute::value)
                    .compare(this, other);
        }
    }

    /** One compound selector, and whether the one inside it is its direct child. */
    private record Part(
            String tag, List<String> classes, List<Attribute> attributes, boolean isParent) {}

    /** The expression; empty for a selector that says nothing. */
    public static String of(String selector) {
        List<Part> parts = parts(selector.strip());
        if (parts.isEmpty()) {
            return "";
        }
        StringBuilder regex = new StringBuilder("(?:^|;)");
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (i > 0) {
                regex.append(';');
                if (!part.isParent()) {
                    regex.append("(?:").append(ANY_ELEMENT).append(";)*");
                }
            }
            append(part, regex);
        }
        return regex.append("(?:;|$)").toString();
    }

    /** A text that matches itself only. */
    static String literal(String text) {
        return text.replaceAll("([^\\w\\s-])", "\\\\$1");
    }

    private static void append(Part part, StringBuilder regex) {
        regex.append(part.tag().equals("*") ? "[^;:.\"]+" : literal(part.tag()));
        regex.append(OTHER_CLASSES);
        for (String name : new TreeSet<>(part.classes())) {
            regex.append("\\.").append(literal(name)).append(OTHER_CLASSES);
        }
        if (part.attributes().isEmpty()) {
            regex.append("(?::").append(OTHER_ATTRIBUTES).append(")?");
            return;
        }
        regex.append(':').append(OTHER_ATTRIBUTES);
        for (Attribute attribute : part.attributes()) {
            regex.append(literal(attribute.name()))
                    .append("=\"")
                    .append(literal(attribute.value().replace("\"", "\\\"")))
                    .append('"')
                    .append(OTHER_ATTRIBUTES);
        }
    }

    /** The parts of a selector, innermost first. */
    private static List<Part> parts(String selector) {
        List<Part> parts = new ArrayList<>();
        boolean isParent = false;
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(selector);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        Collections.reverse(tokens);
        for (String token : tokens) {
            if (token.isBlank()) {
                continue;
            }
            if (token.strip().equals(">")) {
                isParent = !parts.isEmpty();
            } else {
                parts.add(part(token, isParent));
                isParent = false;
            }
        }
        return parts;
    }

    private static Part part(String text, boolean isParent) {
        String tag = "*";
        List<String> classes = new ArrayList<>();
        Set<Attribute> attributes = new TreeSet<>();
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            if (piece.group(1) != null) {
                String name = piece.group(2).replace("\\", "");
                if (piece.group(1).equals(".")) {
                    classes.add(name);
                } else {
                    attributes.add(new Attribute("attr_id", name));
                }
            } else if (piece.group(3) != null) {
                attributes.add(new Attribute(piece.group(3), piece.group(4)));
            } else if (piece.group(5) != null) {
                attributes.add(
                        new Attribute(attributeKey(piece.group(5)), unquoted(piece.group(6))));
            } else {
                tag = piece.group(7);
            }
        }
        return new Part(tag, classes, List.copyOf(attributes), isParent);
    }

    private static String attributeKey(String name) {
        return switch (name) {
            case "id" -> "attr_id";
            case "href", "text", "nth-child", "nth-of-type" -> name;
            default -> "attr__" + name;
        };
    }

    private static String unquoted(String value) {
        boolean isQuoted =
                value.length() > 1 && (value.charAt(0) == '"' || value.charAt(0) == '\'');
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }
}
