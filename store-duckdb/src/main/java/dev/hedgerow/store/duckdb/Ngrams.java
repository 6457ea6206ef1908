package dev.hedgerow.store.duckdb;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How alike two texts are by their runs of four bytes, or of three characters. */
final class Ngrams {
    /** Runs of four bytes, as ClickHouse's plain functions compare them. */
    static final Ngrams OF_BYTES = new Ngrams(false);

    /** Runs of three characters, as its functions for UTF-8 do. */
    static final Ngrams OF_CHARACTERS = new Ngrams(true);

    private final boolean characters;

    private Ngrams(boolean characters) {
        this.characters = characters;
    }

    /** From 0 for texts of the same runs to 1 for texts with none in common. */
    @Nullable Double distance(@Nullable String text, @Nullable String other) {
        if (text == null || other == null) {
            return null;
        }
        Map<String, Integer> ours = runs(text);
        Map<String, Integer> theirs = runs(other);
        int apart = missing(ours, theirs) + missing(theirs, ours);
        return rounded((double) apart / Math.max(1, total(ours) + total(theirs)));
    }

    /** The part of the needle's runs that the text has. */
    @Nullable Double found(@Nullable String text, @Nullable String needle) {
        if (text == null || needle == null) {
            return null;
        }
        Map<String, Integer> wanted = runs(needle);
        return rounded(1 - (double) missing(wanted, runs(text)) / Math.max(1, total(wanted)));
    }

    /** ClickHouse's results have 32 bits. */
    private static double rounded(double value) {
        return (double) (float) value;
    }

    /** How many of some runs others lack. */
    private static int missing(Map<String, Integer> runs, Map<String, Integer> others) {
        int missing = 0;
        for (Map.Entry<String, Integer> run : runs.entrySet()) {
            missing += Math.max(0, run.getValue() - others.getOrDefault(run.getKey(), 0));
        }
        return missing;
    }

    private static int total(Map<String, Integer> runs) {
        return runs.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Map<String, Integer> runs(String text) {
        // Bytes as characters of one byte each, so that both kinds are cut from a text.
        String units =
                characters
                        ? text
                        : new String(
                                text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        int length = characters ? 3 : 4;
        Map<String, Integer> runs = new HashMap<>();
        for (int i = 0; i + length <= units.length(); i++) {
            runs.merge(units.substring(i, i + length), 1, Integer::sum);
        }
        return runs;
    }
}
