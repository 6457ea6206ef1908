package dev.hedgerow.hogql.ast;

import java.util.List;

/** A query as a value: a scalar, or the right side of IN. */
public record Subquery(Query query, Span span) implements Expr {

    @Override
    public List<Node> children() {
        return List.of(query);
    }
}
