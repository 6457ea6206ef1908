package dev.hedgerow.hogql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One expression of an ORDER BY. {@code nulls} is null when the text does not say. */
public record OrderItem(
        Expr expr, Direction direction, @Nullable Nulls nulls, @Nullable Fill fill, Span span)
        implements Node {

    /** Which way. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** Where nulls go. */
    public enum Nulls {
        FIRST,
        LAST
    }

    /** {@code WITH FILL [FROM a] [TO b] [STEP c]}: rows made up where values are missing. */
    public record Fill(@Nullable Expr from, @Nullable Expr to, @Nullable Expr step, Span span)
            implements Node {
        @Override
        public List<Node> children() {
            return new NodeList().add(from).add(to).add(step).toList();
        }
    }

    /** Ascending, made by a planner. */
    public static OrderItem ascending(Expr expr) {
        return new OrderItem(expr, Direction.ASCENDING, null, null, Span.NONE);
    }

    /** Descending, made by a planner. */
    public static OrderItem descending(Expr expr) {
        return new OrderItem(expr, Direction.DESCENDING, null, null, Span.NONE);
    }

    @Override
    public List<Node> children() {
        return new NodeList().add(expr).add(fill).toList();
    }
}
