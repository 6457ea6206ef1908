package dev.hedgerow.insights.paths;

import java.util.List;

/**
 * A pattern in which {@code *} is any text, also none, and everything else is itself; it matches
 * anywhere in an item (paths rule 10). No regular expression: time grows with the item's length
 * alone, whatever the pattern.
 */
record Wildcard(String pattern, List<String> pieces) {

    Wildcard {
        pieces = List.copyOf(pieces);
    }

    static Wildcard of(String pattern) {
        return new Wildcard(pattern, List.of(pattern.split("\\*", -1)));
    }

    boolean matches(String item) {
        int from = 0;
        for (String piece : pieces) {
            int found = item.indexOf(piece, from);
            if (found < 0) {
                return false;
            }
            from = found + piece.length();
        }
        return true;
    }
}
