package dev.hedgerow.hogql.ast;

import java.util.List;

/**
 * {@code *} or {@code table.*}, the columns of all tables in scope or of one. {@code excluded}
 * names columns left out ({@code * EXCEPT (a)}), {@code replaced} those computed differently
 * ({@code * REPLACE (a + 1 AS a)}).
 */
public record Star(List<String> qualifier, List<String> excluded, List<Alias> replaced, Span span)
        implements Expr {
    public Star {
        qualifier = List.copyOf(qualifier);
        excluded = List.copyOf(excluded);
        replaced = List.copyOf(replaced);
    }

    /** A bare {@code *}. */
    public static Star all() {
        return all(Span.NONE);
    }

    /** A bare {@code *} at a place. */
    public static Star all(Span span) {
        return new Star(List.of(), List.of(), List.of(), span);
    }

    @Override
    public List<Node> children() {
        return List.copyOf(replaced);
    }
}
