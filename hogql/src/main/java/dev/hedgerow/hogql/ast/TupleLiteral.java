package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code (a, b, …)} or {@code tuple(…)} of a planner. */
public record TupleLiteral(List<Expr> items, Span span) implements Expr {
    public TupleLiteral {
        items = List.copyOf(items);
    }

    @Override
    public List<Node> children() {
        return List.copyOf(items);
    }
}
