package dev.hedgerow.http.elements;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which attributes of elements an answer holds: all, or those whose names stand in a list such as
 * {@code data-attr,data-*}, where {@code *} stands for anything.
 */
final class AttributeNames {
    private static final String PREFIX = "attr__";
    private static final int MOST = 50;

    private AttributeNames() {}

    /** Reads a list with commas; an empty one means all. */
    static Predicate<String> parse(String list) {
        List<Pattern> wanted =
                Stream.of(list.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .limit(MOST)
                        .map(AttributeNames::pattern)
                        .toList();
        return wanted.isEmpty()
                ? _ -> true
                : name -> wanted.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(
                Stream.of((PREFIX + name).split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }
}
