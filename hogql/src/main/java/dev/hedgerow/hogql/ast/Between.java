package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code expr [NOT] BETWEEN low AND high}, both ends included. */
public record Between(Expr expr, Expr low, Expr high, boolean negated, Span span) implements Expr {

    @Override
    public List<Node> children() {
        return List.of(expr, low, high);
    }
}
