package dev.hedgerow.metadata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Cuts many values into lists for {@code IN (…)}: none longer than a database takes parameters, and
 * filled up to a power of two by repeating the last value, so that there are only a few different
 * statements to parse.
 */
public final class Chunks {

    private static final int LONGEST = 512;

    private Chunks() {}

    /** The different values in lists of 1, 2, 4 … 512. */
    public static <T> List<List<T>> of(Collection<T> values) {
        List<T> distinct = List.copyOf(new LinkedHashSet<>(values));
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += LONGEST) {
            chunks.add(filled(distinct.subList(from, Math.min(from + LONGEST, distinct.size()))));
        }
        return chunks;
    }

    private static <T> List<T> filled(List<T> values) {
        int size = Integer.highestOneBit(values.size());
        size = size == values.size() ? size : size * 2;
        List<T> filled = new ArrayList<>(values);
        while (filled.size() < size) {
            filled.add(values.getLast());
        }
        return filled;
    }
}
