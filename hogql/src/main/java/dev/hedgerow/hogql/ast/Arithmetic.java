package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code left op right} over numbers, dates and intervals. */
public record Arithmetic(ArithmeticOp op, Expr left, Expr right, Span span) implements Expr {

    @Override
    public List<Node> children() {
        return List.of(left, right);
    }
}
