package dev.hedgerow.hogql.ast;

import java.util.List;

/**
 * {@code [LEFT] ARRAY JOIN a, b AS c}: one row per element; LEFT keeps rows whose arrays are empty.
 */
public record ArrayJoin(boolean keepEmpty, List<Expr> arrays, Span span) implements Node {
    public ArrayJoin {
        arrays = List.copyOf(arrays);
    }

    @Override
    public List<Node> children() {
        return List.copyOf(arrays);
    }
}
