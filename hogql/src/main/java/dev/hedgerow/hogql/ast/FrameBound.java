package dev.hedgerow.hogql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One end of a window's frame. {@code offset} is there for {@link Kind#PRECEDING} and {@link
 * Kind#FOLLOWING} alone.
 */
public record FrameBound(Kind kind, @Nullable Expr offset, Span span) implements Node {
    public FrameBound {
        if ((offset != null) != (kind == Kind.PRECEDING || kind == Kind.FOLLOWING)) {
            throw new IllegalArgumentException("offset with " + kind);
        }
    }

    /** Where the frame ends, seen from the current row. */
    public enum Kind {
        UNBOUNDED_PRECEDING,
        PRECEDING,
        CURRENT_ROW,
        FOLLOWING,
        UNBOUNDED_FOLLOWING
    }

    @Override
    public List<Node> children() {
        return new NodeList().add(offset).toList();
    }
}
