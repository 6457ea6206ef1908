package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code expr AS name}: the expression, and a name that later expressions may use. */
public record Alias(Expr expr, String name, Span span) implements Expr {

    @Override
    public List<Node> children() {
        return List.of(expr);
    }
}
