package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Query;

/**
 * Prints trees as HogQL, on one line. Parsing the text gives an equal tree.
 *
 * <p>Two kinds of planner-made trees come back in another form: constants that no literal can spell
 * (dates, UUIDs, decimals), which print as calls or floats, and set queries that mix operators
 * without nesting.
 */
public final class HogqlPrinter {
    private HogqlPrinter() {}

    /** The text of a query. */
    public static String print(Query query) {
        StringBuilder out = new StringBuilder();
        new QueryPrinter(out).query(query);
        return out.toString();
    }

    /** The text of an expression. */
    public static String print(Expr expr) {
        StringBuilder out = new StringBuilder();
        new QueryPrinter(out).exprs().print(expr);
        return out.toString();
    }
}
