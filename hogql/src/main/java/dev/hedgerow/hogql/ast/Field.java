package dev.hedgerow.hogql.ast;

import java.util.List;

/**
 * A name with dots, {@code events.properties.$browser}: one entry per part, unquoted. Which parts
 * are table, column and property key is the resolver's to find.
 */
public record Field(List<String> chain, Span span) implements Expr {
    public Field {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a field has a name");
        }
    }

    /** A field made by a planner. */
    public static Field of(String... chain) {
        return new Field(List.of(chain), Span.NONE);
    }

    @Override
    public List<Node> children() {
        return List.of();
    }
}
