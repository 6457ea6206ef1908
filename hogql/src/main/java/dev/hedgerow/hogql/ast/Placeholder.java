package dev.hedgerow.hogql.ast;

import java.util.List;

/**
 * {@code {expr}}: a hole that the caller fills, see {@code parser.Placeholders}. What stands inside
 * is mostly a field such as {@code filters} or {@code variables.x}, but can be any expression over
 * such fields.
 */
public record Placeholder(Expr expr, Span span) implements Expr {

    @Override
    public List<Node> children() {
        return List.of(expr);
    }
}
