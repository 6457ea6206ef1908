package dev.hedgerow.server;

import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.Span;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tree of records as indented text: a node per line with its plain values, what is empty left
 * out.
 */
final class TreeText {
    private final StringBuilder text = new StringBuilder();

    private TreeText() {}

    static String of(Query tree) {
        TreeText printer = new TreeText();
        printer.child(tree, 0, "");
        return printer.text.toString().stripTrailing();
    }

    private void node(Record node, int depth, String label) {
        text.append("  ".repeat(depth)).append(label).append(node.getClass().getSimpleName());
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            Object value = value(node, component);
            if (isPlain(value)) {
                text.append(' ').append(component.getName()).append('=').append(value);
            }
        }
        text.append('\n');
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            child(value(node, component), depth + 1, component.getName() + ": ");
        }
    }

    private void child(@Nullable Object value, int depth, String label) {
        if (value instanceof Collection<?> items) {
            items.forEach(item -> child(item, depth, label));
        } else if (value instanceof Record node && !(node instanceof Span)) {
            node(node, depth, label);
        }
    }

    private static boolean isPlain(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Record _ -> false;
            case Boolean flag -> flag;
            case Collection<?> items ->
                    !items.isEmpty() && items.stream().noneMatch(Record.class::isInstance);
            default -> true;
        };
    }

    private static @Nullable Object value(Record node, RecordComponent component) {
        try {
            return Objects.requireNonNull(component.getAccessor()).invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record hides " + component.getName(), e);
        }
    }
}
