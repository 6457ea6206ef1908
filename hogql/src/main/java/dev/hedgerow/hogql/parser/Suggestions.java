package dev.hedgerow.hogql.parser;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** "Did you mean": known words that look like a mistyped one. */
public final class Suggestions {
    private static final int MOST = 3;

    private Suggestions() {}

    /**
     * Up to three of the known words, nearest first, then in the order given. Case does not count.
     * A word is near when it takes at most two edits per five letters (insert, delete, replace,
     * swap of two neighbours).
     */
    public static List<String> near(String word, Collection<String> known) {
        record Candidate(String text, int distance) {}
        String wanted = word.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, wanted.length() * 2 / 5);
        return known.stream()
                .filter(text -> Math.abs(text.length() - wanted.length()) <= allowed)
                .map(text -> new Candidate(text, distance(wanted, text.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance() <= allowed)
                .sorted(Comparator.comparingInt(Candidate::distance))
                .limit(MOST)
                .map(Candidate::text)
                .toList();
    }

    /** Damerau-Levenshtein distance, the restricted form: no letter is moved twice. */
    static int distance(String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                boolean same = left.charAt(i - 1) == right.charAt(j - 1);
                int best =
                        Math.min(
                                last[j - 1] + (same ? 0 : 1),
                                1 + Math.min(last[j], current[j - 1]));
                boolean swapped =
                        i > 1
                                && j > 1
                                && left.charAt(i - 1) == right.charAt(j - 2)
                                && left.charAt(i - 2) == right.charAt(j - 1);
                current[j] = swapped ? Math.min(best, beforeLast[j - 2] + 1) : best;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }
        return last[right.length()];
    }
}
