package dev.hedgerow.hogql.parser;

/**
 * Tells the lexer where a value may start, so that {@code <a} can open a tag there and compare
 * elsewhere.
 */
final class ValueStart {
    private ValueStart() {}

    /**
     * Whether a value may follow a token of this type. A name, a literal or a closing bracket ends
     * a value.
     */
    static boolean after(int tokenType) {
        return switch (tokenType) {
            case HogqlTokens.EOF -> true;
            case HogqlTokens.LPAREN, HogqlTokens.LBRACKET, HogqlTokens.LBRACE, HogqlTokens.COMMA ->
                    true;
            case HogqlTokens.COLON,
                    HogqlTokens.QUESTION,
                    HogqlTokens.ARROW,
                    HogqlTokens.SEMICOLON ->
                    true;
            case HogqlTokens.SELECT, HogqlTokens.DISTINCT, HogqlTokens.FROM, HogqlTokens.JOIN ->
                    true;
            case HogqlTokens.WHERE, HogqlTokens.PREWHERE, HogqlTokens.HAVING, HogqlTokens.QUALIFY ->
                    true;
            case HogqlTokens.BY,
                    HogqlTokens.ON,
                    HogqlTokens.WITH,
                    HogqlTokens.LIMIT,
                    HogqlTokens.OFFSET ->
                    true;
            case HogqlTokens.AND,
                    HogqlTokens.OR,
                    HogqlTokens.NOT,
                    HogqlTokens.IN,
                    HogqlTokens.LIKE ->
                    true;
            case HogqlTokens.ILIKE, HogqlTokens.BETWEEN, HogqlTokens.CASE, HogqlTokens.WHEN -> true;
            case HogqlTokens.THEN, HogqlTokens.ELSE, HogqlTokens.ALL, HogqlTokens.EXCEPT -> true;
            case HogqlTokens.INTERSECT,
                    HogqlTokens.CONCAT,
                    HogqlTokens.NULLISH,
                    HogqlTokens.EQUAL ->
                    true;
            default -> false;
        };
    }
}
