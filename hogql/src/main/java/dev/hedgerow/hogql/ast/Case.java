package dev.hedgerow.hogql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code CASE [operand] WHEN … THEN … [ELSE …] END}. With an operand each condition is a value that
 * it is compared to.
 */
public record Case(@Nullable Expr operand, List<When> whens, @Nullable Expr otherwise, Span span)
        implements Expr {
    public Case {
        whens = List.copyOf(whens);
        if (whens.isEmpty()) {
            throw new IllegalArgumentException("CASE without WHEN");
        }
    }

    /** {@code WHEN condition THEN result}. */
    public record When(Expr condition, Expr result, Span span) implements Node {
        @Override
        public List<Node> children() {
            return List.of(condition, result);
        }
    }

    @Override
    public List<Node> children() {
        return new NodeList().add(operand).addAll(whens).add(otherwise).toList();
    }
}
