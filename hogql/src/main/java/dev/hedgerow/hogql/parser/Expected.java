package dev.hedgerow.hogql.parser;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Sets of token types in words a reader understands. Dozens of keywords that could start an
 * expression are "an expression", and all the operators are "an operator".
 */
final class Expected {
    private static final int MOST = 8;

    private Expected() {}

    static List<String> describe(IntervalSet types) {
        List<String> words = new ArrayList<>();
        boolean expression = types.contains(HogqlTokens.STRING) && types.contains(HogqlTokens.CASE);
        boolean operator =
                types.contains(HogqlTokens.ASTERISK)
                        && types.contains(HogqlTokens.LIKE)
                        && !expression;
        // A name after a column is an alias, which AS stands for.
        boolean name = !expression && !operator && types.contains(HogqlTokens.IDENTIFIER);
        if (expression) {
            words.add("an expression");
        }
        if (name) {
            words.add("a name");
        }
        // After a dot or AS, keywords are names.
        boolean anyWord =
                name && types.contains(HogqlTokens.SELECT) && types.contains(HogqlTokens.THEN);
        boolean clause = !anyWord && types.contains(HogqlTokens.LIMIT);
        for (int type : types.toList()) {
            boolean covered =
                    (expression && startsExpression(type))
                            || (name && isName(type))
                            || (operator && (goesOn(type) || isName(type)))
                            || (clause && startsClause(type))
                            || (anyWord && isKeyword(type));
            if (!covered && type != Token.EPSILON) {
                words.add(spelling(type));
            }
        }
        if (operator) {
            words.add("an operator");
        }
        if (clause) {
            words.add(
                    types.contains(HogqlTokens.FROM)
                            ? "a clause such as FROM or WHERE"
                            : "a clause such as LIMIT");
        }
        return words.size() > MOST ? List.of() : List.copyOf(words);
    }

    /** As it is written in a query; kinds of tokens in words. */
    static String spelling(int type) {
        return switch (type) {
            case Token.EOF -> "the end of the query";
            case HogqlTokens.STRING -> "a string";
            case HogqlTokens.IDENTIFIER, HogqlTokens.QUOTED_IDENTIFIER, HogqlTokens.TAG_NAME ->
                    "a name";
            case HogqlTokens.DECIMAL -> "a number";
            case HogqlTokens.TAG_START -> "a tag";
            case HogqlTokens.TAG_CLOSE_EMPTY -> "'/>'";
            case HogqlTokens.TAG_FINISH, HogqlTokens.TAG_END -> "'>'";
            case HogqlTokens.TAG_TEXT, HogqlTokens.TEMPLATE_TEXT -> "text";
            case HogqlTokens.TEMPLATE_END -> "a closing quote";
            default -> keywordOrSymbol(type);
        };
    }

    static boolean isKeyword(int type) {
        String literal = literal(type);
        return literal != null && Character.isLetter(literal.charAt(0));
    }

    /** A keyword that is also a name, or a name. */
    private static boolean isName(int type) {
        return type == HogqlTokens.IDENTIFIER
                || type == HogqlTokens.QUOTED_IDENTIFIER
                || (type >= HogqlTokens.SECOND && type <= HogqlTokens.YEAR)
                || (isKeyword(type) && !Names.isReserved(type));
    }

    private static boolean startsExpression(int type) {
        return switch (type) {
            case HogqlTokens.STRING, HogqlTokens.CASE, HogqlTokens.CAST, HogqlTokens.TRY_CAST ->
                    true;
            case HogqlTokens.NOT, HogqlTokens.NULL, HogqlTokens.ASTERISK, HogqlTokens.LPAREN ->
                    true;
            case HogqlTokens.LBRACKET, HogqlTokens.LBRACE, HogqlTokens.TEMPLATE_START -> true;
            case HogqlTokens.DASH, HogqlTokens.PLUS, HogqlTokens.DOT, HogqlTokens.TAG_START -> true;
            case HogqlTokens.AND,
                    HogqlTokens.OR,
                    HogqlTokens.LIKE,
                    HogqlTokens.ILIKE,
                    HogqlTokens.IN ->
                    true;
            case HogqlTokens.FLOAT,
                    HogqlTokens.DECIMAL,
                    HogqlTokens.HEXADECIMAL,
                    HogqlTokens.BINARY ->
                    true;
            case HogqlTokens.INFINITY, HogqlTokens.NAN -> true;
            default -> isName(type);
        };
    }

    private static boolean startsClause(int type) {
        return switch (type) {
            case HogqlTokens.FROM, HogqlTokens.WHERE, HogqlTokens.PREWHERE, HogqlTokens.GROUP ->
                    true;
            case HogqlTokens.HAVING, HogqlTokens.WINDOW, HogqlTokens.QUALIFY, HogqlTokens.ORDER ->
                    true;
            case HogqlTokens.LIMIT, HogqlTokens.OFFSET, HogqlTokens.SETTINGS, HogqlTokens.UNION ->
                    true;
            case HogqlTokens.EXCEPT,
                    HogqlTokens.INTERSECT,
                    HogqlTokens.ARRAY,
                    HogqlTokens.SEMICOLON ->
                    true;
            case HogqlTokens.LEFT, HogqlTokens.RIGHT, HogqlTokens.INNER, HogqlTokens.FULL -> true;
            case HogqlTokens.CROSS, HogqlTokens.JOIN, HogqlTokens.ALL, HogqlTokens.ANY -> true;
            case HogqlTokens.ANTI, HogqlTokens.SEMI, HogqlTokens.ASOF, HogqlTokens.OUTER -> true;
            case HogqlTokens.SAMPLE, HogqlTokens.FINAL, HogqlTokens.WITH, HogqlTokens.GLOBAL ->
                    true;
            default -> false;
        };
    }

    /** Operators, and what else can follow a value anywhere, such as a dot. */
    private static boolean goesOn(int type) {
        return switch (type) {
            case HogqlTokens.ASTERISK, HogqlTokens.SLASH, HogqlTokens.PERCENT, HogqlTokens.PLUS ->
                    true;
            case HogqlTokens.DASH, HogqlTokens.CONCAT, HogqlTokens.EQUAL, HogqlTokens.NOT_EQUAL ->
                    true;
            case HogqlTokens.LESS, HogqlTokens.LESS_OR_EQUAL, HogqlTokens.GREATER -> true;
            case HogqlTokens.GREATER_OR_EQUAL,
                    HogqlTokens.LIKE,
                    HogqlTokens.ILIKE,
                    HogqlTokens.IN ->
                    true;
            case HogqlTokens.REGEX,
                    HogqlTokens.NOT_REGEX,
                    HogqlTokens.IREGEX,
                    HogqlTokens.NOT_IREGEX ->
                    true;
            case HogqlTokens.NULLISH, HogqlTokens.AND, HogqlTokens.OR, HogqlTokens.NOT -> true;
            case HogqlTokens.GLOBAL, HogqlTokens.BETWEEN, HogqlTokens.IS, HogqlTokens.QUESTION ->
                    true;
            case HogqlTokens.DOT, HogqlTokens.NULLISH_DOT, HogqlTokens.LBRACKET -> true;
            case HogqlTokens.DOUBLE_COLON, HogqlTokens.ARROW, HogqlTokens.LPAREN -> true;
            default -> false;
        };
    }

    private static String keywordOrSymbol(int type) {
        String literal = literal(type);
        if (literal != null) {
            return Character.isLetter(literal.charAt(0)) ? literal : "'" + literal + "'";
        }
        String symbol = HogqlTokens.VOCABULARY.getSymbolicName(type);
        return symbol == null ? HogqlTokens.VOCABULARY.getDisplayName(type) : symbol;
    }

    /** The one spelling of a token type, or null if it has several. */
    private static @Nullable String literal(int type) {
        String quoted = HogqlTokens.VOCABULARY.getLiteralName(type);
        return quoted == null ? null : quoted.substring(1, quoted.length() - 1);
    }
}
