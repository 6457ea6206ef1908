package dev.hedgerow.hogql.resolve;

import dev.hedgerow.hogql.ast.FrameBound;
import dev.hedgerow.hogql.ast.OrderItem;
import dev.hedgerow.hogql.ast.WindowFrame;
import dev.hedgerow.hogql.ast.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves windows. */
final class WindowResolver {
    private final ExprResolver exprs;

    WindowResolver(ExprResolver exprs) {
        this.exprs = exprs;
    }

    TypedWindow resolve(WindowSpec spec, Scope scope) {
        List<TypedOrder> order = new ArrayList<>();
        for (OrderItem item : spec.orderBy()) {
            if (item.fill() != null) {
                throw ExprResolver.invalid("A window has no rows to fill", item.span());
            }
            order.add(ordered(item, exprs.resolve(item.expr(), scope), null));
        }
        return new TypedWindow(
                exprs.resolveAll(spec.partitionBy(), scope), order, frame(spec.frame(), scope));
    }

    static TypedOrder ordered(OrderItem item, Typed expr, TypedOrder.@Nullable Fill fill) {
        boolean descending = item.direction() == OrderItem.Direction.DESCENDING;
        return new TypedOrder(expr, descending, item.nulls() == OrderItem.Nulls.FIRST, fill);
    }

    private TypedWindow.@Nullable Frame frame(@Nullable WindowFrame frame, Scope scope) {
        if (frame == null) {
            return null;
        }
        FrameBound end = frame.end();
        return new TypedWindow.Frame(
                frame.unit() == WindowFrame.Unit.ROWS,
                bound(frame.start(), scope),
                end == null ? null : bound(end, scope));
    }

    private TypedWindow.Bound bound(FrameBound bound, Scope scope) {
        return new TypedWindow.Bound(
                bound.kind(), bound.offset() == null ? null : exprs.resolve(bound.offset(), scope));
    }
}
