package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code a AND b AND …}, flat: two operands or more. */
public record And(List<Expr> operands, Span span) implements Expr {
    public And {
        operands = List.copyOf(operands);
        if (operands.size() < 2) {
            throw new IllegalArgumentException("at least two operands, not " + operands.size());
        }
    }

    @Override
    public List<Node> children() {
        return List.copyOf(operands);
    }
}
