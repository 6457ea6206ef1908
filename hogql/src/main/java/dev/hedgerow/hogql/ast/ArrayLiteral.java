package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code [a, b, …]}. */
public record ArrayLiteral(List<Expr> items, Span span) implements Expr {
    public ArrayLiteral {
        items = List.copyOf(items);
    }

    @Override
    public List<Node> children() {
        return List.copyOf(items);
    }
}
