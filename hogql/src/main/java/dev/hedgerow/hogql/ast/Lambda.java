package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code (x, y) -> body}. */
public record Lambda(List<String> parameters, Expr body, Span span) implements Expr {
    public Lambda {
        parameters = List.copyOf(parameters);
    }

    @Override
    public List<Node> children() {
        return List.of(body);
    }
}
