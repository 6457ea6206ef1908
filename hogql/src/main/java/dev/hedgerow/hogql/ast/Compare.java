package dev.hedgerow.hogql.ast;

import java.util.List;

/**
 * {@code left op right} with a truth value: comparisons, LIKE, regular expressions, IN, IN COHORT.
 */
public record Compare(CompareOp op, Expr left, Expr right, Span span) implements Expr {

    @Override
    public List<Node> children() {
        return List.of(left, right);
    }
}
