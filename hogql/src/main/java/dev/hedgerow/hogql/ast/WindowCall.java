package dev.hedgerow.hogql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code call OVER (spec)} or {@code call OVER name}: exactly one of {@code window} and {@code
 * windowName} is there.
 */
public record WindowCall(
        Call call, @Nullable WindowSpec window, @Nullable String windowName, Span span)
        implements Expr {
    public WindowCall {
        if ((window == null) == (windowName == null)) {
            throw new IllegalArgumentException("either a window or the name of one");
        }
    }

    @Override
    public List<Node> children() {
        return new NodeList().add(call).add(window).toList();
    }
}
