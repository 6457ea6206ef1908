package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Span;
import java.util.List;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** The errors of the parser, in words: where, what stands there, what could have. */
final class SyntaxErrors {
    private static final int LONGEST_QUOTE = 40;

    /** What follows a table, where a word that is none of these is taken for its alias. */
    private static final List<Integer> CLAUSES =
            List.of(
                    HogqlTokens.FROM,
                    HogqlTokens.WHERE,
                    HogqlTokens.PREWHERE,
                    HogqlTokens.GROUP,
                    HogqlTokens.HAVING,
                    HogqlTokens.ORDER,
                    HogqlTokens.LIMIT,
                    HogqlTokens.OFFSET,
                    HogqlTokens.JOIN,
                    HogqlTokens.UNION);

    private SyntaxErrors() {}

    static HogqlException tooLong(String text) {
        String message =
                "The query has %d characters; the most is %d."
                        .formatted(text.length(), HogqlParser.MAX_LENGTH);
        return HogqlException.shown(HogqlErrorCode.TOO_LONG, message, Span.NONE);
    }

    static HogqlException tooDeep(Span span) {
        return HogqlException.shown(
                HogqlErrorCode.TOO_DEEP, "The query is nested too deeply.", span);
    }

    /** A fault that the grammar lets pass. */
    static HogqlException invalid(String message, Span span) {
        return HogqlException.shown(HogqlErrorCode.SYNTAX, message, span);
    }

    /** PostHog's words for an alias that would hide a word with a meaning of its own. */
    static HogqlException reserved(String name, Span span) {
        String message =
                "\"" + name + "\" cannot be an alias or identifier, as it's a reserved keyword";
        return HogqlException.shown(HogqlErrorCode.RESERVED_WORD, message, span);
    }

    static HogqlException unexpected(
            String text,
            Places places,
            StopAtFirstError strategy,
            ParseCancellationException failure) {
        if (!(failure.getCause() instanceof RecognitionException recognition)) {
            return HogqlException.internal("parser failed: " + failure.getMessage());
        }
        Token token = recognition.getOffendingToken();
        Span span = places.of(token);
        if (token.getType() == HogqlTokens.RBRACE && !isOpen(text.substring(0, span.start()))) {
            return invalid("Unmatched curly bracket", span);
        }
        List<String> alternatives =
                isUnterminated(token) ? List.of() : Expected.describe(strategy.expected());
        List<String> suggestions = suggestions(token, strategy);
        StringBuilder message = new StringBuilder("Syntax error at ");
        message.append(TextPosition.of(text, span.start())).append(": ").append(found(token));
        if (!alternatives.isEmpty()) {
            message.append(", expected ").append(join(alternatives));
        }
        message.append('.');
        if (!suggestions.isEmpty()) {
            message.append(" Did you mean ").append(join(suggestions)).append('?');
        }
        return HogqlException.shown(HogqlErrorCode.SYNTAX, message.toString(), span, suggestions);
    }

    /** {@code a}, {@code a or b}, {@code a, b or c}. */
    static String join(List<String> words) {
        int last = words.size() - 1;
        return last == 0
                ? words.get(0)
                : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static boolean isOpen(String before) {
        return before.chars().map(c -> c == '{' ? 1 : c == '}' ? -1 : 0).sum() > 0;
    }

    private static String found(Token token) {
        return switch (token.getType()) {
            case Token.EOF -> "unexpected end of the query";
            case HogqlTokens.UNTERMINATED_STRING -> "a string without its closing quote";
            case HogqlTokens.UNTERMINATED_NAME -> "a quoted name without its closing quote";
            case HogqlTokens.UNTERMINATED_COMMENT -> "a comment without its closing */";
            case HogqlTokens.UNKNOWN -> "unexpected character '" + token.getText() + "'";
            default -> "unexpected '" + shortened(token.getText()) + "'";
        };
    }

    /** What the quote should have closed, not what could have come, is the matter then. */
    private static boolean isUnterminated(Token token) {
        return switch (token.getType()) {
            case HogqlTokens.UNTERMINATED_STRING, HogqlTokens.UNTERMINATED_NAME -> true;
            case HogqlTokens.UNTERMINATED_COMMENT -> true;
            default -> false;
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE
                ? text
                : text.substring(
                                0,
                                text.offsetByCodePoints(
                                        0,
                                        Math.min(
                                                LONGEST_QUOTE,
                                                text.codePointCount(0, text.length()))))
                        + "…";
    }

    /**
     * Keywords that could have come and look like the word that did. A mistyped keyword may have
     * passed for an alias, so the word before is looked at as well.
     */
    private static List<String> suggestions(Token token, StopAtFirstError strategy) {
        List<String> here = suggestions(token, strategy.expected().toList());
        Token before = strategy.before();
        return here.isEmpty() && before != null ? suggestions(before, CLAUSES) : here;
    }

    private static List<String> suggestions(Token token, List<Integer> expected) {
        if (token.getType() != HogqlTokens.IDENTIFIER) {
            return List.of();
        }
        List<String> keywords =
                expected.stream().filter(Expected::isKeyword).map(Expected::spelling).toList();
        return Suggestions.near(token.getText(), keywords);
    }
}
