package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.FrameBound;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A window over rows. */
public record TypedWindow(
        List<Typed> partitionBy, List<TypedOrder> orderBy, @Nullable Frame frame) {
    public TypedWindow {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }

    /** The rows of a partition that count for one row. */
    public record Frame(boolean rows, Bound start, @Nullable Bound end) {}

    /** One end of a frame. */
    public record Bound(FrameBound.Kind kind, @Nullable Typed offset) {}
}
