package dev.hedgerow.hogql.ast;

import java.util.List;

/**
 * {@code <Kind name={value} …>children</Kind>}: an element for the reader's screen, or a query
 * written as one. Children are an attribute {@code children} that holds an {@link ArrayLiteral}.
 */
public record HogqlxTag(String kind, List<Attribute> attributes, Span span) implements Expr {
    public HogqlxTag {
        attributes = List.copyOf(attributes);
    }

    /** One {@code name={value}}; an attribute without a value is {@code true}. */
    public record Attribute(String name, Expr value, Span span) implements Node {
        @Override
        public List<Node> children() {
            return List.of(value);
        }
    }

    @Override
    public List<Node> children() {
        return List.copyOf(attributes);
    }
}
