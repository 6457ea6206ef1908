package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code -expr}. A negative number is a {@link Constant} when it is written as one. */
public record Negate(Expr expr, Span span) implements Expr {

    @Override
    public List<Node> children() {
        return List.of(expr);
    }
}
