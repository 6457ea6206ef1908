package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.breakdown.BreakdownValues;
import dev.hedgerow.insights.query.BreakdownFilter;
import dev.hedgerow.insights.query.Display;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The order of the rows of a formula. PostHog sorts them apart from the rows of series: what is
 * equal comes in the order of values upside down, and with a comparison values are in natural order
 * ("v2" before "v10").
 */
final class FormulaOrder {
    private FormulaOrder() {}

    /** Null and "other" of a single breakdown last; the rest by total, then data, then value. */
    static Comparator<Line> plain(BreakdownFilter breakdown) {
        return Comparator.<Line>comparingInt(line -> rank(breakdown, line))
                .thenComparingDouble(line -> -BreakdownOrder.total(line.data()))
                .thenComparing(Line::data, (one, other) -> Arrays.compare(other, one))
                .thenComparing(FormulaOrder::text, Comparator.reverseOrder());
    }

    /** By count downwards, which is the same for all where there is one number. */
    static Comparator<Line> compared(Display display) {
        return Comparator.<Line>comparingDouble(
                        line -> display.isTotalValue() ? 0 : -BreakdownOrder.total(line.data()))
                .thenComparing(FormulaOrder::parts, FormulaOrder::compareNaturally);
    }

    private static int rank(BreakdownFilter breakdown, Line line) {
        if (breakdown.form() != BreakdownFilter.Form.SINGLE || line.breakdown().isEmpty()) {
            return 0;
        }
        return switch (line.breakdown().getFirst()) {
            case BreakdownValues.OTHER -> 2;
            case BreakdownValues.NULL -> 1;
            default -> 0;
        };
    }

    /** Cohorts with the same numbers stay as they were asked for. */
    private static String text(Line line) {
        return String.join(BreakdownValues.LABEL_SEPARATOR, line.breakdown());
    }

    private static List<String> parts(Line line) {
        return line.breakdown().isEmpty()
                ? List.of(String.valueOf(line.cohortId()))
                : line.breakdown();
    }

    private static int compareNaturally(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = Arrays.compare(chunks(one.get(i)), chunks(other.get(i)));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    /** A text cut into words and numbers. */
    private static Chunk[] chunks(String text) {
        List<Chunk> chunks = new ArrayList<>();
        for (String chunk :
                text.toLowerCase(Locale.ROOT).split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)", -1)) {
            boolean isNumber = !chunk.isEmpty() && Character.isDigit(chunk.charAt(0));
            chunks.add(
                    new Chunk(isNumber ? chunk.replaceFirst("^0+(?=\\d)", "") : chunk, isNumber));
        }
        return chunks.toArray(Chunk[]::new);
    }

    /** Numbers are before words, and shorter numbers before longer ones. */
    private record Chunk(String text, boolean isNumber) implements Comparable<Chunk> {
        @Override
        public int compareTo(Chunk other) {
            if (isNumber != other.isNumber) {
                return isNumber ? -1 : 1;
            }
            return isNumber && text.length() != other.text.length()
                    ? Integer.compare(text.length(), other.text.length())
                    : text.compareTo(other.text);
        }
    }
}
