package dev.hedgerow.hogql.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rewrites the text of an aggregate's template so that it aggregates the elements of a list instead
 * of rows: {@code sum($1)$over} becomes {@code list_aggregate(list_transform($2, lambda $3: $1),
 * 'sum')}.
 */
final class ElementTemplate {
    private static final String OVER = "$over";
    private static final String DISTINCT = "DISTINCT ";

    private ElementTemplate() {}

    /**
     * The rewritten text.
     *
     * @param list the hole of the list
     * @param element the hole of the lambda's parameter, of which the arguments' holes are made
     */
    static String of(String template, String list, String element, boolean distinct) {
        String text = template;
        for (int over = text.indexOf(OVER); over >= 0; over = text.indexOf(OVER)) {
            int open = openingOf(text, over - 1);
            int name = open;
            while (name > 0 && isNamePart(text.charAt(name - 1))) {
                name--;
            }
            String call =
                    call(
                            text.substring(name, open),
                            text.substring(open + 1, over - 1),
                            list,
                            element,
                            distinct);
            text = text.substring(0, name) + call + text.substring(over + OVER.length());
        }
        return text;
    }

    private static String call(
            String name, String inside, String list, String element, boolean distinct) {
        if (inside.equals("*")) {
            return "len(" + list + ")";
        }
        boolean once = inside.startsWith(DISTINCT) || (distinct && inside.startsWith("$distinct"));
        List<String> args =
                split(
                        inside.startsWith(DISTINCT)
                                ? inside.substring(DISTINCT.length())
                                : inside.replace("$distinct", ""));
        String values = "list_transform(" + list + ", lambda " + element + ": " + args.get(0) + ")";
        if (once) {
            values = "list_distinct(" + values + ")";
        }
        if (name.equals("list")) {
            return values;
        }
        if (args.size() == 2 && isOfPairs(name)) {
            return String.format(
                    Locale.ROOT,
                    "list_transform([list_filter(list_transform(%s, lambda %s: {'a': %s, 'b': %s}),"
                            + " lambda r: r['a'] IS NOT NULL AND r['b'] IS NOT NULL)], lambda s: %s)[1]",
                    list,
                    element,
                    args.get(0),
                    args.get(1),
                    ofPairs(name));
        }
        args.set(0, values);
        args.add(1, "'" + name + "'");
        return "list_aggregate(" + String.join(", ", args) + ")";
    }

    /** Whether DuckDB has no list form of an aggregate, since it takes two columns. */
    private static boolean isOfPairs(String name) {
        return name.startsWith("arg_")
                || name.startsWith("covar_")
                || name.startsWith("regr_")
                || name.equals("corr");
    }

    private static String ofPairs(String name) {
        String together = around("a", "b");
        String slope = together + " / nullif(" + around("b", "b") + ", 0)";
        return switch (name) {
            case "arg_max" -> atExtreme("list_max");
            case "arg_min" -> atExtreme("list_min");
            case "covar_pop" -> aroundMeans(together + " / nullif(len(s), 0)");
            case "covar_samp" -> aroundMeans(together + " / nullif(len(s) - 1, 0)");
            case "corr" ->
                    aroundMeans(
                            String.format(
                                    Locale.ROOT,
                                    "%s / nullif(sqrt(%s * %s), 0)",
                                    together,
                                    around("a", "a"),
                                    around("b", "b")));
            case "regr_slope" -> aroundMeans(slope);
            case "regr_intercept" -> aroundMeans("m['a'] - m['b'] * " + slope);
            default -> throw new IllegalArgumentException("no list form of " + name);
        };
    }

    private static String aroundMeans(String value) {
        return String.format(
                Locale.ROOT,
                "list_transform([{'a': list_avg(list_transform(s, lambda r: r['a'])),"
                        + " 'b': list_avg(list_transform(s, lambda r: r['b']))}], lambda m: %s)[1]",
                value);
    }

    /** The sum of the products of two columns' distances from their means. */
    private static String around(String left, String right) {
        return String.format(
                Locale.ROOT,
                "list_sum(list_transform(s, lambda r: (r['%s'] - m['%s']) * (r['%s'] - m['%s'])))",
                left,
                left,
                right,
                right);
    }

    private static String atExtreme(String extreme) {
        String keys = "list_transform(s, lambda r: r['b'])";
        return "s[list_position(" + keys + ", " + extreme + "(" + keys + "))]['a']";
    }

    private static int openingOf(String text, int closing) {
        int depth = 0;
        for (int at = closing; at >= 0; at--) {
            if (text.charAt(at) == ')') {
                depth++;
            } else if (text.charAt(at) == '(' && --depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("$over follows no call: " + text);
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    /** The arguments between the commas that stand in no brackets. */
    private static List<String> split(String inside) {
        List<String> args = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < inside.length(); at++) {
            char c = inside.charAt(at);
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                args.add(inside.substring(from, at).strip());
                from = at + 1;
            }
        }
        args.add(inside.substring(from).strip());
        return args;
    }
}
