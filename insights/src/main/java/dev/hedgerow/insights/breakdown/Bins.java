package dev.hedgerow.insights.breakdown;

import dev.hedgerow.hogql.ast.Call;
import dev.hedgerow.hogql.ast.CompareOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.insights.filter.Conditions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The bins of a histogram breakdown: of equal width from the smallest to the greatest value, each
 * without its end, the last one ending 0.01 later so that the greatest value is in it (trends rule
 * 28).
 *
 * @param bounds ends of the bins in order, one more than there are bins; empty when there are no
 *     numbers
 */
public record Bins(List<BigDecimal> bounds) {
    private static final BigDecimal LAST_STEP = new BigDecimal("0.01");

    /** The bin that lists of choices add: everyone, with a number or without. */
    public static final String EVERYONE = "[\"\",\"\"]";

    /** No bins: there is no number in range. */
    public static final Bins NONE = new Bins(List.of());

    public Bins {
        bounds = List.copyOf(bounds);
    }

    /** Bins over {@code [low, high]}; one bin when there is only one value. */
    public static Bins over(double low, double high, int count) {
        List<BigDecimal> bounds = new ArrayList<>();
        bounds.add(rounded(low));
        int bins = low == high ? 1 : Math.max(1, count);
        for (int i = 1; i < bins; i++) {
            bounds.add(rounded(low + (high - low) * i / bins));
        }
        bounds.add(rounded(high).add(LAST_STEP));
        return new Bins(bounds);
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.FLOOR);
    }

    /** The text of each bin, such as {@code [32.5,40.01]}. */
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.size(); i++) {
            labels.add("[" + text(bounds.get(i)) + "," + text(bounds.get(i + 1)) + "]");
        }
        return labels;
    }

    private static String text(BigDecimal bound) {
        return bound.stripTrailingZeros().toPlainString();
    }

    /** The text of the bin that a number is in; the text for null when it is in none. */
    Expr label(Expr number) {
        List<String> labels = labels();
        if (labels.isEmpty()) {
            return Constant.of(BreakdownValues.NULL);
        }
        List<Expr> cases = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            cases.add(
                    Conditions.and(
                            Conditions.compare(
                                    CompareOp.GREATER_OR_EQUAL, number, bound(bounds.get(i))),
                            Conditions.compare(CompareOp.LESS, number, bound(bounds.get(i + 1)))));
            cases.add(Constant.of(labels.get(i)));
        }
        cases.add(Constant.of(BreakdownValues.NULL));
        return Call.of("multiIf", cases.toArray(Expr[]::new));
    }

    private static Expr bound(BigDecimal bound) {
        return Constant.of(bound.doubleValue());
    }
}
