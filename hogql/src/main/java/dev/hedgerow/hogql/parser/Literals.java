package dev.hedgerow.hogql.parser;

import java.math.BigInteger;
import java.util.Locale;
import org.antlr.v4.runtime.Token;

/** From the text of a literal or name to what it stands for. Escapes are ClickHouse's. */
final class Literals {
    private Literals() {}

    /** The value of {@code 'text'}, with its quotes. */
    static String string(Token token) {
        return unquote(token.getText());
    }

    /** The name that an identifier stands for: quotes and escapes removed if it has them. */
    static String name(String text) {
        char first = text.charAt(0);
        return first == '`' || first == '"' ? unquote(text) : text;
    }

    /** The text part of {@code f'…'}, where a brace may be escaped. */
    static String templateText(String text) {
        return unescape(text, '\'', true);
    }

    /** The text part of a template without quotes around it: a doubled quote stays two. */
    static String wholeTemplateText(String text) {
        return unescape(text, '\0', true);
    }

    /**
     * A Long, or beyond its range a BigInteger, or a Double for whatever has a fraction or an
     * exponent.
     */
    static Object number(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("0x")) {
            return whole(new BigInteger(lower.substring(2), 16));
        }
        if (lower.startsWith("0b")) {
            return whole(new BigInteger(lower.substring(2), 2));
        }
        if (lower.startsWith("inf")) {
            return Double.POSITIVE_INFINITY;
        }
        if (lower.equals("nan")) {
            return Double.NaN;
        }
        if (lower.indexOf('.') >= 0 || lower.indexOf('e') >= 0) {
            return Double.valueOf(lower);
        }
        return whole(new BigInteger(lower));
    }

    /** The number with the other sign; the value came from {@link #number}. */
    static Object negated(Object number) {
        return switch (number) {
            case Long value -> -value;
            case BigInteger value -> whole(value.negate());
            case Double value -> -value;
            default -> throw HogqlException.internal("not a number: " + number.getClass());
        };
    }

    private static Object whole(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        return value;
    }

    private static String unquote(String text) {
        return unescape(text.substring(1, text.length() - 1), text.charAt(0), false);
    }

    /**
     * Braces have an escape in templates alone: the string '\{' keeps its backslash, for regular
     * expressions.
     */
    private static String unescape(String text, char quote, boolean template) {
        if (text.indexOf('\\') < 0 && text.indexOf(quote) < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (template
                    && c == '\\'
                    && i + 1 < text.length()
                    && "{}".indexOf(text.charAt(i + 1)) >= 0) {
                i++;
                result.append(text.charAt(i));
            } else if (c == '\\' && i + 1 < text.length()) {
                i += escape(text, i + 1, result);
            } else {
                result.append(c);
                if (c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                }
            }
        }
        return result.toString();
    }

    /** Appends what the escape after a backslash means; answers how many characters it took. */
    private static int escape(String text, int at, StringBuilder result) {
        char c = text.charAt(at);
        switch (c) {
            case 'n' -> result.append('\n');
            case 't' -> result.append('\t');
            case 'r' -> result.append('\r');
            case 'b' -> result.append('\b');
            case 'f' -> result.append('\f');
            case '0' -> result.append('\0');
            case 'a' -> result.append('\u0007');
            case 'v' -> result.append('\u000b');
            case '\\', '\'', '"', '`', '/' -> result.append(c);
            case 'x' -> {
                return hexadecimal(text, at, result);
            }
            // ClickHouse keeps the backslash of what is no escape, so that '\d' and '\%' work
            // unescaped.
            default -> result.append('\\').append(c);
        }
        return 1;
    }

    private static int hexadecimal(String text, int at, StringBuilder result) {
        if (at + 2 < text.length()) {
            int high = Character.digit(text.charAt(at + 1), 16);
            int low = Character.digit(text.charAt(at + 2), 16);
            if (high >= 0 && low >= 0) {
                result.append((char) (high * 16 + low));
                return 3;
            }
        }
        result.append("\\x");
        return 1;
    }
}
