package dev.hedgerow.hogql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the parentheses of OVER: PARTITION BY, ORDER BY, frame; each may be absent. */
public record WindowSpec(
        List<Expr> partitionBy, List<OrderItem> orderBy, @Nullable WindowFrame frame, Span span)
        implements Node {
    public WindowSpec {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }

    @Override
    public List<Node> children() {
        return new NodeList().addAll(partitionBy).addAll(orderBy).add(frame).toList();
    }
}
