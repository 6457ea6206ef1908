package dev.hedgerow.insights.sequence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers texts 0, 1, 2 … in the order of their first appearance. One thread only. */
public final class TextIndex {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /** The number of a text, a new one for a new text. */
    public int of(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int number = texts.size();
        numbers.put(text, number);
        texts.add(text);
        return number;
    }

    /** The number of a text; -1 for one that has none. */
    public int find(String text) {
        return numbers.getOrDefault(text, -1);
    }

    public int size() {
        return texts.size();
    }

    public String text(int number) {
        return texts.get(number);
    }
}
