package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code WINDOW name AS (spec)}. */
public record NamedWindow(String name, WindowSpec spec, Span span) implements Node {

    @Override
    public List<Node> children() {
        return List.of(spec);
    }
}
