package dev.hedgerow.insights.trends;

import dev.hedgerow.insights.query.QueryException;
import java.util.List;
import java.util.Locale;

/**
 * A formula over series A, B, C …: numbers, {@code + - * / % ^}, signs and parentheses.
 *
 * <p>Division by zero gives 0 (trends rule 32), as does anything else that is no finite number.
 */
public final class Formula {

    private sealed interface Term {}

    private record Value(double number) implements Term {}

    private record Series(int index) implements Term {}

    private record Negative(Term term) implements Term {}

    private record Operation(char operator, Term left, Term right) implements Term {}

    private static final int DEEPEST = 100;

    private final Term term;

    private Formula(Term term) {
        this.term = term;
    }

    /**
     * Reads a formula over so many series.
     *
     * @throws QueryException when it is none, or names a series that is not there
     */
    public static Formula parse(String text, int seriesCount) {
        Reader reader = new Reader(text, seriesCount);
        Term term = reader.sum(0);
        reader.expectEnd();
        return new Formula(term);
    }

    /** The value for one value per series. */
    public double of(double[] values) {
        return value(term, values);
    }

    /** The values for one list of values per series, all of the same length. */
    public double[] of(List<double[]> series, int length) {
        double[] result = new double[length];
        double[] values = new double[series.size()];
        for (int i = 0; i < length; i++) {
            for (int s = 0; s < values.length; s++) {
                values[s] = series.get(s)[i];
            }
            result[i] = of(values);
        }
        return result;
    }

    private static double value(Term term, double[] values) {
        return switch (term) {
            case Value(double number) -> number;
            case Series(int index) -> values[index];
            case Negative(Term inner) -> -value(inner, values);
            case Operation(char operator, Term left, Term right) ->
                    finite(apply(operator, value(left, values), value(right, values)));
        };
    }

    private static double apply(char operator, double left, double right) {
        return switch (operator) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            case '/' -> right == 0 ? 0 : left / right;
            case '%' -> right == 0 ? 0 : left - right * Math.floor(left / right);
            default -> Math.pow(left, right);
        };
    }

    private static double finite(double number) {
        return Double.isFinite(number) ? number : 0;
    }

    /** A descent through the precedences: sum, product, sign, power, atom. */
    private static final class Reader {
        private final String text;
        private final int seriesCount;
        private int at;

        Reader(String text, int seriesCount) {
            this.text = text;
            this.seriesCount = seriesCount;
        }

        Term sum(int depth) {
            Term left = product(depth + 1);
            while (nextIs('+') || nextIs('-')) {
                char operator = text.charAt(at++);
                left = new Operation(operator, left, product(depth + 1));
            }
            return left;
        }

        private Term product(int depth) {
            Term left = signed(depth + 1);
            while (nextIs('*') || nextIs('/') || nextIs('%')) {
                char operator = text.charAt(at++);
                left = new Operation(operator, left, signed(depth + 1));
            }
            return left;
        }

        private Term signed(int depth) {
            if (depth > DEEPEST) {
                throw wrong();
            }
            if (nextIs('-')) {
                at++;
                return new Negative(signed(depth + 1));
            }
            if (nextIs('+')) {
                at++;
                return signed(depth + 1);
            }
            Term base = atom(depth + 1);
            boolean isPower = nextIs('^') || text.startsWith("**", at);
            if (isPower) {
                at += text.charAt(at) == '^' ? 1 : 2;
                return new Operation('^', base, signed(depth + 1));
            }
            return base;
        }

        private Term atom(int depth) {
            if (nextIs('(')) {
                at++;
                Term inner = sum(depth + 1);
                if (!nextIs(')')) {
                    throw wrong();
                }
                at++;
                return inner;
            }
            if (at >= text.length()) {
                throw wrong();
            }
            char c = text.charAt(at);
            if (Character.isLetter(c)) {
                at++;
                return series(Character.toUpperCase(c));
            }
            return number();
        }

        private Term series(char letter) {
            int index = letter - 'A';
            boolean isWord = at < text.length() && Character.isLetterOrDigit(text.charAt(at));
            if (isWord || index < 0 || index > 25) {
                throw wrong();
            }
            if (index >= seriesCount) {
                throw QueryException.invalid(
                        String.format(
                                Locale.ROOT,
                                "Formula '%s' refers to series %s, but there are only %d series.",
                                text,
                                letter,
                                seriesCount),
                        "query.trendsFilter.formula");
            }
            return new Series(index);
        }

        private Term number() {
            int start = at;
            while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            try {
                return new Value(Double.parseDouble(text.substring(start, at)));
            } catch (NumberFormatException notANumber) {
                throw wrong();
            }
        }

        private boolean nextIs(char c) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length() && text.charAt(at) == c;
        }

        void expectEnd() {
            boolean ended = !nextIs('\0') && at == text.length();
            if (!ended) {
                throw wrong();
            }
        }

        private QueryException wrong() {
            return QueryException.invalid(
                    "Formula '"
                            + text
                            + "' cannot be read at position "
                            + at
                            + ": use series letters, numbers, + - * / and parentheses.",
                    "query.trendsFilter.formula");
        }
    }
}
