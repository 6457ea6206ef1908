package dev.hedgerow.store.duckdb;

import org.jspecify.annotations.Nullable;

/**
 * Search for text with so many edits (a character put in, left out or exchanged). ClickHouse takes
 * regular expressions here; we take plain text.
 */
final class FuzzySearch {
    private static final String SPECIAL = "\\^$.|?*+()[]{}";

    private FuzzySearch() {}

    /**
     * Whether a part of the text is at most so many edits away from the needle.
     *
     * @param request the number of edits, a space, and the needle: the driver's functions take two
     *     arguments at most
     */
    static @Nullable Boolean found(@Nullable String text, @Nullable String request) {
        if (text == null || request == null) {
            return null;
        }
        int space = request.indexOf(' ');
        long edits = Long.parseLong(request.substring(0, space));
        String needle = request.substring(space + 1);
        for (int i = 0; i < needle.length(); i++) {
            if (SPECIAL.indexOf(needle.charAt(i)) >= 0) {
                throw new IllegalArgumentException(
                        "multiFuzzyMatch… takes plain text, not regular expressions: " + needle);
            }
        }
        return least(text, needle) <= edits;
    }

    /** The edits to the part of the text that is nearest: a row of costs for each character. */
    private static int least(String text, String needle) {
        int[] costs = new int[needle.length() + 1];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = i;
        }
        int least = needle.length();
        for (int at = 0; at < text.length(); at++) {
            int diagonal = 0;
            for (int i = 1; i < costs.length; i++) {
                int exchanged = diagonal + (text.charAt(at) == needle.charAt(i - 1) ? 0 : 1);
                diagonal = costs[i];
                costs[i] = Math.min(exchanged, Math.min(costs[i], costs[i - 1]) + 1);
            }
            least = Math.min(least, costs[needle.length()]);
        }
        return least;
    }
}
