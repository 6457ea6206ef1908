package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code name = value} after SETTINGS. */
public record Setting(String name, Constant value, Span span) implements Node {

    @Override
    public List<Node> children() {
        return List.of(value);
    }
}
