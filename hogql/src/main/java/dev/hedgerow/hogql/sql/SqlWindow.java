package dev.hedgerow.hogql.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the parentheses of OVER. */
public record SqlWindow(List<Sql> partitionBy, List<SqlOrder> orderBy, @Nullable Frame frame) {
    public SqlWindow {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }

    /** The rows a window function sees. */
    public record Frame(boolean rows, Bound start, @Nullable Bound end) {}

    /** One end of a frame; the offset is there for PRECEDING and FOLLOWING alone. */
    public record Bound(Edge edge, @Nullable Sql offset) {}

    /** Where a frame ends, seen from the current row. */
    public enum Edge {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }
}
