package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** The errors of the parser, in words: where, what stands there, what could have. */
final class SyntaxErrors {
    private static final int LONGEST_QUOTE = 40;

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
        List<String> alternatives = Expected.describe(strategy.expected());
        List<String> suggestions = suggestions(token, strategy.expected());
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

    /** Keywords that could have come and look like the word that did. */
    private static List<String> suggestions(Token token, IntervalSet expected) {
        if (token.getType() != HogqlTokens.IDENTIFIER) {
            return List.of();
        }
        List<String> keywords = new ArrayList<>();
        for (int type : expected.toList()) {
            if (Expected.isKeyword(type)) {
                keywords.add(Expected.spelling(type));
            }
        }
        return Suggestions.near(token.getText(), keywords);
    }
}
