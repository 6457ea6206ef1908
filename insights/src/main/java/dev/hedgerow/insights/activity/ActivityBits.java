package dev.hedgerow.insights.activity;

import dev.hedgerow.hogql.ast.ArrayLiteral;
import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.insights.filter.Conditions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets of buckets as whole numbers: a single one for up to 60 buckets, an array of them for more.
 *
 * @param buckets how many there are
 */
public record ActivityBits(int buckets) {
    private static final int WORD = 60;
    private static final Constant NONE = Constant.of(0L);

    /**
     * The aggregate of all buckets with a row that meets the condition.
     *
     * @param index the bucket of a row, from 0
     */
    public Expr collect(Expr index, Expr condition) {
        if (buckets <= WORD) {
            return union(condition, index);
        }
        List<Expr> words = new ArrayList<>();
        for (int word = 0; word * WORD < buckets; word++) {
            Expr first = Constant.of((long) word * WORD);
            Expr end = Constant.of((long) (word + 1) * WORD);
            Expr inWord =
                    Conditions.and(
                            condition,
                            Conditions.compare(CompareOp.GREATER_OR_EQUAL, index, first),
                            Conditions.compare(CompareOp.LESS, index, end));
            words.add(union(inWord, Call.of("minus", index, first)));
        }
        return new ArrayLiteral(words, Span.NONE);
    }

    private static Expr union(Expr condition, Expr place) {
        boolean always = condition.equals(Conditions.TRUE);
        // A place that is not asked for may be any number, and shifting by it would fail.
        Expr safePlace = always ? place : Call.of("if", condition, place, NONE);
        Expr bit = Call.of("bitShiftLeft", Constant.of(1L), safePlace);
        return Call.of("groupBitOr", always ? bit : Call.of("if", condition, bit, NONE));
    }

    /** Reads what the engine collected. */
    public static BitSet read(@Nullable Object value) {
        BitSet bits = new BitSet();
        if (value instanceof List<?> words) {
            for (int word = 0; word < words.size(); word++) {
                add(bits, word * WORD, words.get(word));
            }
        } else {
            add(bits, 0, value);
        }
        return bits;
    }

    private static void add(BitSet bits, int first, @Nullable Object word) {
        long rest = word instanceof Number number ? number.longValue() : 0;
        while (rest != 0) {
            bits.set(first + Long.numberOfTrailingZeros(rest));
            rest &= rest - 1;
        }
    }
}
