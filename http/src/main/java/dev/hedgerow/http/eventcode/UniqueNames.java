package dev.hedgerow.http.eventcode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes names of a programming language out of people's names, each once in its scope. */
final class UniqueNames {
    private static final Pattern NO_LETTERS = Pattern.compile("[^0-9A-Za-z]+");

    private final String separator;
    private final Set<String> used = new HashSet<>();

    /**
     * @param separator what stands before the number of the second of two equal names
     */
    UniqueNames(String separator) {
        this.separator = separator;
    }

    /** The runs of ASCII letters and digits in a name. */
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>(List.of(NO_LETTERS.split(name, -1)));
        parts.removeIf(String::isEmpty);
        return parts;
    }

    /** The name itself, or with the first number that makes it new. */
    String add(String name) {
        String unique = name;
        for (int number = 2; !used.add(unique); number++) {
            unique = name + separator + number;
        }
        return unique;
    }
}
