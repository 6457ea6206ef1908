package dev.hedgerow.hogql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code LIMIT limit [OFFSET offset] BY exprs}: so many rows of each group. */
public record LimitBy(Expr limit, @Nullable Expr offset, List<Expr> exprs, Span span)
        implements Node {
    public LimitBy {
        exprs = List.copyOf(exprs);
    }

    @Override
    public List<Node> children() {
        return new NodeList().add(limit).add(offset).addAll(exprs).toList();
    }
}
