package dev.hedgerow.hogql.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * SQL text with holes.
 *
 * <ul>
 *   <li>{@code $1}, {@code $2} …: the argument of that number
 *   <li>{@code $*}: all arguments with commas between them; {@code $2*}: those from the second on
 *   <li>{@code $distinct}: {@code DISTINCT } if the aggregate was asked for distinct values
 *   <li>{@code $over}: {@code FILTER (…)} and {@code OVER (…)} of an aggregate or window function;
 *       stands right after the closing parenthesis of the engine's aggregate
 *   <li>{@code $$}: a dollar sign
 * </ul>
 */
public final class SqlTemplate {
    private static final ConcurrentHashMap<String, SqlTemplate> PARSED = new ConcurrentHashMap<>();

    private final String text;
    private final List<Piece> pieces;

    private SqlTemplate(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = List.copyOf(pieces);
    }

    /** A part of a template. */
    public sealed interface Piece {}

    /** Text as it is. */
    public record Text(String text) implements Piece {}

    /** One argument, counted from 0. */
    public record Argument(int index) implements Piece {}

    /** All arguments from one on, counted from 0. */
    public record Arguments(int from) implements Piece {}

    /** Where an aggregate's DISTINCT goes. */
    public record Distinct() implements Piece {}

    /** Where an aggregate's FILTER and OVER go. */
    public record Over() implements Piece {}

    /** The parsed template; parsed once for each text. */
    public static SqlTemplate of(@CompileTimeText String text) {
        SqlTemplate known = PARSED.get(text);
        return known != null
                ? known
                : PARSED.computeIfAbsent(text, t -> new SqlTemplate(t, parse(t)));
    }

    public List<Piece> pieces() {
        return pieces;
    }

    /** Whether an aggregate from this template can have a filter and a window. */
    public boolean takesOver() {
        return pieces.contains(new Over());
    }

    /**
     * The same aggregate over the elements of a list. Two further holes follow those of the
     * arguments: the list, and the parameter of the lambda that the arguments are made of.
     *
     * @param args how many arguments there are
     */
    public SqlTemplate overElements(int args, boolean distinct) {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= args; i++) {
            all.append(i == 1 ? "$" : ", $").append(i);
        }
        String written = text.replace("$*", all);
        String list = "$" + (args + 1);
        String element = "$" + (args + 2);
        return PARSED.computeIfAbsent(
                ElementTemplate.of(written, list, element, distinct),
                t -> new SqlTemplate(t, parse(t)));
    }

    private static List<Piece> parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '$') {
                plain.append(c);
                at++;
            } else if (text.startsWith("$$", at)) {
                plain.append('$');
                at += 2;
            } else {
                if (!plain.isEmpty()) {
                    pieces.add(new Text(plain.toString()));
                    plain.setLength(0);
                }
                at = parseHole(text, at + 1, pieces);
            }
        }
        if (!plain.isEmpty()) {
            pieces.add(new Text(plain.toString()));
        }
        return pieces;
    }

    private static int parseHole(String text, int at, List<Piece> pieces) {
        if (text.startsWith("*", at)) {
            pieces.add(new Arguments(0));
            return at + 1;
        }
        if (text.startsWith("distinct", at)) {
            pieces.add(new Distinct());
            return at + "distinct".length();
        }
        if (text.startsWith("over", at)) {
            pieces.add(new Over());
            return at + "over".length();
        }
        int end = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        if (end == at) {
            throw new IllegalArgumentException("a hole has a number: " + text);
        }
        int index = Integer.parseInt(text.substring(at, end)) - 1;
        if (text.startsWith("*", end)) {
            pieces.add(new Arguments(index));
            return end + 1;
        }
        pieces.add(new Argument(index));
        return end;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SqlTemplate template && text.equals(template.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
