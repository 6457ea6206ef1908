package dev.hedgerow.hogql.ast;

import java.util.List;

/**
 * {@code array[index]}, with a string for a key: {@code object['key']} and {@code (expr).key}.
 * Indexes start at 1. {@code nullish} is the {@code ?.} form, which gives null for null.
 */
public record ArrayAccess(Expr array, Expr index, boolean nullish, Span span) implements Expr {

    @Override
    public List<Node> children() {
        return List.of(array, index);
    }
}
