package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code expr IS [NOT] NULL}. */
public record IsNull(Expr expr, boolean negated, Span span) implements Expr {

    @Override
    public List<Node> children() {
        return List.of(expr);
    }
}
