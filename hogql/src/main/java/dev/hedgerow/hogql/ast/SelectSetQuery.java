package dev.hedgerow.hogql.ast;

import java.util.List;

/** Queries put together, from left to right. That INTERSECT goes first is in the nesting. */
public record SelectSetQuery(Query first, List<Arm> arms, Span span) implements Query {
    public SelectSetQuery {
        arms = List.copyOf(arms);
        if (arms.isEmpty()) {
            throw new IllegalArgumentException("a set query has two arms or more");
        }
    }

    /** An operator and the query to its right. */
    public record Arm(SetOperator operator, Query query, Span span) implements Node {
        @Override
        public List<Node> children() {
            return List.of(query);
        }
    }

    @Override
    public List<Node> children() {
        return new NodeList().add(first).addAll(arms).toList();
    }
}
