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
 * @param queries the texts of those of its tables that are queries, in place or under WITH; by the
 *     name they go by, which is empty when they have none
 */
record Surroundings(
        List<String> owner,
        String word,
        boolean namesTable,
        boolean inBraces,
        Map<String, String> tables,
        Map<String, String> queries) {
    private static final Pattern CHAIN = Pattern.compile("[\\w$.]*$");
    private static final Pattern AFTER_FROM =
            Pattern.compile("\\b(from|join)\\s+$", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE =
            Pattern.compile(
                    "\\b(?:from|join)\\s+([a-z_]\\w*)(?:\\s+(?:as\\s+)?([a-z_]\\w*))?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern DERIVED =
            Pattern.compile(
                    "\\b(?:from|join)\\s*\\((\\s*)\\)(?:\\s*(?:as\\s+)?([a-z_]\\w*))?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern UNDER_WITH =
            Pattern.compile("\\b([a-z_]\\w*)\\s+as\\s*\\((\\s*)\\)", Pattern.CASE_INSENSITIVE);
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
        Part select = select(plain, cursor);
        Map<String, String> tables = tables(select.text());
        Map<String, String> queries = derived(select, text);
        underWith(text, plain)
                .forEach((name, query) -> {
                    List<String> aliases =
                            tables.keySet().stream()
                                    .filter(alias -> name.equals(tables.get(alias)))
                                    .toList();
                    aliases.forEach(alias -> {
                        tables.remove(alias);
                        queries.put(alias, query);
                    });
                });
        return new Surroundings(
                dot < 0 ? List.of() : List.of(written.substring(0, dot).split("\\.", -1)),
                written.substring(dot + 1),
                AFTER_FROM.matcher(before).find(),
                text.lastIndexOf('{', cursor - 1) > text.lastIndexOf('}', cursor - 1),
                tables,
                queries);
    }

    /** A part of the text, with what its parentheses hold blanked. */
    private record Part(int start, String text) {}

    /** The innermost SELECT around the cursor, without the subqueries in it. */
    private static Part select(String text, int cursor) {
        int start = cursor;
        int end = cursor;
        while (true) {
            start = opening(text, start);
            end = closing(text, end);
            String inside = text.substring(start, end);
            if (start == 0 || SELECT.matcher(inside).find()) {
                return new Part(start, withoutGroups(inside));
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

    /** The queries that stand in the place of tables. */
    private static Map<String, String> derived(Part select, String text) {
        Map<String, String> queries = new LinkedHashMap<>();
        Matcher matcher = DERIVED.matcher(select.text());
        while (matcher.find()) {
            String query =
                    text.substring(
                            select.start() + matcher.start(1), select.start() + matcher.end(1));
            String alias = matcher.group(2);
            queries.put(alias != null && isName(alias) ? alias : "", query);
        }
        return queries;
    }

    private static Map<String, String> underWith(String text, String plain) {
        Map<String, String> queries = new LinkedHashMap<>();
        Matcher matcher = UNDER_WITH.matcher(withoutGroups(plain));
        while (matcher.find()) {
            queries.put(matcher.group(1), text.substring(matcher.start(2), matcher.end(2)));
        }
        return queries;
    }

    private static boolean isName(String word) {
        return !KEYWORD.matcher(word.toLowerCase(Locale.ROOT)).matches();
    }

    private static Map<String, String> tables(String select) {
        Map<String, String> tables = new LinkedHashMap<>();
        Matcher matcher = TABLE.matcher(select);
        while (matcher.find()) {
            String alias = matcher.group(2);
            boolean named = alias != null && isName(alias);
            tables.put(named ? alias : matcher.group(1), matcher.group(1));
        }
        return tables;
    }
}
