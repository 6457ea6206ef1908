package dev.hedgerow.hogql.ast;

import java.util.List;

/**
 * One entry of WITH.
 *
 * <p>A {@link Form#SUBQUERY} is {@code name AS (query)}: a table, {@code expr} being a {@link
 * Subquery}. A {@link Form#COLUMN} is {@code expr AS name}: a value.
 */
public record Cte(Form form, String name, Expr expr, Span span) implements Node {
    public Cte {
        if (form == Form.SUBQUERY && !(expr instanceof Subquery)) {
            throw new IllegalArgumentException("a table is a query");
        }
    }

    /** Table or value. */
    public enum Form {
        SUBQUERY,
        COLUMN
    }

    @Override
    public List<Node> children() {
        return List.of(expr);
    }
}
