package dev.hedgerow.hogql.parser;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;

/** Which words can be names as they are, and which need quotes. */
final class Names {
    /**
     * Words that have a meaning of their own wherever they stand, so that no alias may hide them.
     */
    private static final Set<String> RESERVED_ALIASES = Set.of("true", "false", "null", "team_id");

    /** Keywords that are not among the grammar's {@code identifier}s. */
    private static final Set<Integer> RESERVED =
            Set.of(
                    HogqlTokens.AND,
                    HogqlTokens.AS,
                    HogqlTokens.BETWEEN,
                    HogqlTokens.CASE,
                    HogqlTokens.CAST,
                    HogqlTokens.DISTINCT,
                    HogqlTokens.ELSE,
                    HogqlTokens.END,
                    HogqlTokens.EXCEPT,
                    HogqlTokens.FROM,
                    HogqlTokens.GROUP,
                    HogqlTokens.HAVING,
                    HogqlTokens.ILIKE,
                    HogqlTokens.IN,
                    HogqlTokens.INTERSECT,
                    HogqlTokens.IS,
                    HogqlTokens.JOIN,
                    HogqlTokens.LIKE,
                    HogqlTokens.LIMIT,
                    HogqlTokens.NOT,
                    HogqlTokens.NULL,
                    HogqlTokens.OFFSET,
                    HogqlTokens.ON,
                    HogqlTokens.OR,
                    HogqlTokens.ORDER,
                    HogqlTokens.PREWHERE,
                    HogqlTokens.QUALIFY,
                    HogqlTokens.SELECT,
                    HogqlTokens.SETTINGS,
                    HogqlTokens.THEN,
                    HogqlTokens.TRY_CAST,
                    HogqlTokens.UNION,
                    HogqlTokens.USING,
                    HogqlTokens.WHEN,
                    HogqlTokens.WHERE,
                    HogqlTokens.WINDOW,
                    HogqlTokens.WITH);

    private static final Set<String> RESERVED_WORDS = reservedWords();

    private Names() {}

    static boolean isReserved(int tokenType) {
        return RESERVED.contains(tokenType);
    }

    static boolean isReservedAlias(String name) {
        return RESERVED_ALIASES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The name as it has to be written where any name can stand. */
    static String quoted(String name) {
        return isPlain(name) && !RESERVED_WORDS.contains(name.toUpperCase(Locale.ROOT))
                ? name
                : inBackticks(name);
    }

    /** The name as it has to be written after a dot, where keywords are names as well. */
    static String quotedAfterDot(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        boolean literal = upper.equals("NULL") || upper.equals("NAN") || upper.startsWith("INF");
        return isPlain(name) && !literal ? name : inBackticks(name);
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static String inBackticks(String name) {
        return Escapes.quote(name, '`');
    }

    /** Also the words that are literals, and two that mean something else in some places. */
    private static Set<String> reservedWords() {
        Set<String> words =
                new TreeSet<>(
                        Set.of("TRUE", "FALSE", "INF", "INFINITY", "NAN", "INTERVAL", "COHORT"));
        for (int type : RESERVED) {
            words.add(Expected.spelling(type));
        }
        return Set.copyOf(words);
    }

    /**
     * The name that a token of the grammar's {@code identifier} or {@code anyIdentifier} stands
     * for.
     */
    static String of(Token token) {
        return Literals.name(token.getText());
    }
}
