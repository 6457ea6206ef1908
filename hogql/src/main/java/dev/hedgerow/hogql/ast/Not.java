package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code NOT expr}. */
public record Not(Expr expr, Span span) implements Expr {

    @Override
    public List<Node> children() {
        return List.of(expr);
    }
}
