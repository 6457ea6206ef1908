package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.sequence.PairIndex;
import dev.hedgerow.insights.sequence.TextIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Numbers breakdown values, each a list of texts of the same length. One thread writes. */
final class ValueIndex {
    /** The number of the empty list. */
    static final int START = 0;

    private final TextIndex texts = new TextIndex();
    private final PairIndex lists = new PairIndex();

    int of(List<String> value) {
        int number = START;
        for (String text : value) {
            number = longer(number, text);
        }
        return number;
    }

    /** The number of a list with one more text. */
    int longer(int number, String text) {
        return lists.of(number, texts.of(text)) + 1;
    }

    List<String> texts(int number) {
        List<String> reversed = new ArrayList<>();
        for (int rest = number; rest != START; rest = (int) lists.first(rest - 1)) {
            reversed.add(texts.text((int) lists.second(rest - 1)));
        }
        Collections.reverse(reversed);
        return List.copyOf(reversed);
    }

    /** Whether all texts of a value are empty. */
    boolean isEmpty(int number) {
        for (int rest = number; rest != START; rest = (int) lists.first(rest - 1)) {
            if (!texts.text((int) lists.second(rest - 1)).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
