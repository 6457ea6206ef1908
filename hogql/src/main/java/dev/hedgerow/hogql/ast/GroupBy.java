package dev.hedgerow.hogql.ast;

import java.util.List;

/**
 * The GROUP BY clause.
 *
 * <p>{@code sets} is there for {@link Mode#GROUPING_SETS} alone, where {@code exprs} is empty; each
 * set is a {@link TupleLiteral}.
 */
public record GroupBy(
        Mode mode, List<Expr> exprs, List<TupleLiteral> sets, boolean withTotals, Span span)
        implements Node {
    public GroupBy {
        exprs = List.copyOf(exprs);
        sets = List.copyOf(sets);
    }

    /** How groups are formed. */
    public enum Mode {
        PLAIN,
        ROLLUP,
        CUBE,
        GROUPING_SETS
    }

    /** A plain GROUP BY made by a planner. */
    public static GroupBy of(List<Expr> exprs) {
        return new GroupBy(Mode.PLAIN, exprs, List.of(), false, Span.NONE);
    }

    @Override
    public List<Node> children() {
        return new NodeList().addAll(exprs).addAll(sets).toList();
    }
}
