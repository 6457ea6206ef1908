package dev.hedgerow.hogql.ast;

import java.util.List;

/**
 * {@code tuple.index}, from 1. {@code nullish} is the {@code ?.} form, which gives null for null.
 */
public record TupleAccess(Expr tuple, int index, boolean nullish, Span span) implements Expr {

    @Override
    public List<Node> children() {
        return List.of(tuple);
    }
}
