package dev.hedgerow.insights.funnels;

import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.sequence.PairIndex;
import dev.hedgerow.insights.sequence.TextIndex;
import dev.hedgerow.store.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Numbers breakdown values, each a list of texts of the same length. One thread writes. */
final class ValueIndex {
    private static final int START = 0;

    private final TextIndex texts = new TextIndex();
    private final PairIndex lists = new PairIndex();

    /** The number of the value in some columns; missing texts are empty. */
    int of(Row row, int firstColumn, int count) {
        int number = START;
        for (int column = firstColumn; column < firstColumn + count; column++) {
            String text = row.stringAt(column);
            number = longer(number, text == null || text.equals(BreakdownValues.NULL) ? "" : text);
        }
        return number;
    }

    int of(List<String> value) {
        int number = START;
        for (String text : value) {
            number = longer(number, text);
        }
        return number;
    }

    private int longer(int number, String text) {
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
