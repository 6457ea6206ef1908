package dev.hedgerow.insights.editor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands around a cursor, read from the text alone, as text being written seldom parses.
 *
 * @param owner the names with dots before the word, {@code [person, properties]}
 * @param word what has been written of the word itself
 * @param namesTable whether a table's name comes here
 * @param inBraces whether an opening brace stands before it, and no closing one between them
 * @param tables those of the SELECT around the cursor, by the name they go by
 */
record Surroundings(
        List<String> owner,
        String word,
        boolean namesTable,
        boolean inBraces,
        Map<String, String> tables) {
    private static final Pattern CHAIN = Pattern.compile("[\\w$.]*$");
    private static final Pattern AFTER_FROM =
            Pattern.compile("\\b(from|join)\\s+$", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE =
            Pattern.compile(
                    "\\b(?:from|join)\\s+([a-z_]\\w*)(?:\\s+(?:as\\s+)?([a-z_]\\w*))?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SELECT =
            Pattern.compile("^\\s*(with|select)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEYWORD =
            Pattern.compile(
                    "where|group|order|limit|left|inner|cross|join|on|using|having|union|array|sample|prewhere|full|right|any|asof|final|window|qualify|intersect|except|settings|offset");
    private static final Pattern QUOTED =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*'?|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    static Surroundings of(String text, int cursor) {
        String plain = QUOTED.matcher(text).replaceAll(match -> " ".repeat(match.group().length()));
        Matcher chain = CHAIN.matcher(plain.substring(0, cursor));
        String written = chain.find() ? chain.group() : "";
        int dot = written.lastIndexOf('.');
        String before = plain.substring(0, cursor - written.length());
        return new Surroundings(
                dot < 0 ? List.of() : List.of(written.substring(0, dot).split("\\.", -1)),
                written.substring(dot + 1),
                AFTER_FROM.matcher(before).find(),
                text.lastIndexOf('{', cursor - 1) > text.lastIndexOf('}', cursor - 1),
                tables(select(plain, cursor)));
    }

    /** The innermost SELECT around the cursor, without the subqueries in it. */
    private static String select(String text, int cursor) {
        int start = cursor;
        int end = cursor;
        while (true) {
            start = opening(text, start);
            end = closing(text, end);
            String inside = text.substring(start, end);
            if (start == 0 || SELECT.matcher(inside).find()) {
                return withoutGroups(inside);
            }
            start--;
            end = Math.min(end + 1, text.length());
        }
    }

    /** After the parenthesis that is open at a place; 0 when none is. */
    private static int opening(String text, int from) {
        int depth = 0;
        for (int i = from - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == ')') {
                depth++;
            } else if (c == '(' && depth-- == 0) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int closing(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth-- == 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String withoutGroups(String text) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth -= c == ')' && depth > 0 ? 1 : 0;
            kept.append(depth > 0 ? ' ' : c);
            depth += c == '(' ? 1 : 0;
        }
        return kept.toString();
    }

    private static Map<String, String> tables(String select) {
        Map<String, String> tables = new LinkedHashMap<>();
        Matcher matcher = TABLE.matcher(select);
        while (matcher.find()) {
            String alias = matcher.group(2);
            boolean named =
                    alias != null && !KEYWORD.matcher(alias.toLowerCase(Locale.ROOT)).matches();
            tables.put(named ? alias : matcher.group(1), matcher.group(1));
        }
        return tables;
    }
}
