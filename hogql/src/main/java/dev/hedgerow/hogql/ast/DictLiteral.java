package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code {key: value, …}}. */
public record DictLiteral(List<Entry> entries, Span span) implements Expr {
    public DictLiteral {
        entries = List.copyOf(entries);
    }

    /** One {@code key: value}. */
    public record Entry(Expr key, Expr value, Span span) implements Node {
        @Override
        public List<Node> children() {
            return List.of(key, value);
        }
    }

    @Override
    public List<Node> children() {
        return List.copyOf(entries);
    }
}
