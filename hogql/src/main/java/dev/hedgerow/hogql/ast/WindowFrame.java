package dev.hedgerow.hogql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ROWS | RANGE start} or {@code … BETWEEN start AND end}; without an end it is the current
 * row.
 */
public record WindowFrame(Unit unit, FrameBound start, @Nullable FrameBound end, Span span)
        implements Node {

    /** What a frame counts. */
    public enum Unit {
        ROWS,
        RANGE
    }

    @Override
    public List<Node> children() {
        return new NodeList().add(start).add(end).toList();
    }
}
