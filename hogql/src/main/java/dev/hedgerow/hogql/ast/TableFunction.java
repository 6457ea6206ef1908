package dev.hedgerow.hogql.ast;

import java.util.List;

/** {@code numbers(10)} and the like in FROM. */
public record TableFunction(String name, List<Expr> args, Span span) implements Relation {
    public TableFunction {
        args = List.copyOf(args);
    }

    @Override
    public List<Node> children() {
        return List.copyOf(args);
    }
}
