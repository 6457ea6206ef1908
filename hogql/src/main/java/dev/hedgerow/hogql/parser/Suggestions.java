package dev.hedgerow.hogql.parser;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** "Did you mean": known words that look like a mistyped one. */
public final class Suggestions {
    private static final int MOST = 3;
    private static final double ALIKE = 0.6;

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

    /**
     * The same, and where none is near those of the known words that share most of their letters in
     * the same order: {@code person_id} for {@code user_id}.
     */
    public static List<String> alike(String word, Collection<String> known) {
        List<String> near = near(word, known);
        if (!near.isEmpty()) {
            return near;
        }
        record Candidate(String text, double share) {}
        String wanted = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .map(text -> new Candidate(text, share(wanted, text.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.share() >= ALIKE)
                .sorted(Comparator.comparingDouble(Candidate::share).reversed())
                .limit(MOST)
                .map(Candidate::text)
                .toList();
    }

    /** The share of letters in the longest common stretch and, on both sides of it, so on. */
    static double share(String left, String right) {
        int letters = left.length() + right.length();
        return letters == 0 ? 1 : 2.0 * common(left, right) / letters;
    }

    private static int common(String left, String right) {
        int longest = 0;
        int leftAt = 0;
        int rightAt = 0;
        int[] last = new int[right.length() + 1];
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            for (int j = 1; j <= right.length(); j++) {
                current[j] = left.charAt(i - 1) == right.charAt(j - 1) ? last[j - 1] + 1 : 0;
                if (current[j] > longest) {
                    longest = current[j];
                    leftAt = i - longest;
                    rightAt = j - longest;
                }
            }
            last = current;
        }
        return longest == 0
                ? 0
                : longest
                        + common(left.substring(0, leftAt), right.substring(0, rightAt))
                        + common(
                                left.substring(leftAt + longest),
                                right.substring(rightAt + longest));
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
