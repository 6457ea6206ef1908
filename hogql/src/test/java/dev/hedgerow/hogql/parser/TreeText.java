package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.TableName;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Trees as case files spell them: {@code Type(component: value, …)}, without spans and without
 * components that are null, false or empty. Names and constants stand for themselves.
 */
final class TreeText {
    private TreeText() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Constant constant -> Constants.print(constant);
            case Field field -> String.join(".", field.chain());
            case TableName table -> String.join(".", table.name());
            case Record node ->
                    node.getClass().getSimpleName()
                            + "("
                            + String.join(", ", components(node))
                            + ")";
            case List<?> list ->
                    list.stream().map(TreeText::of).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }

    private static List<String> components(Record node) {
        List<String> result = new ArrayList<>();
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            Object value = value(node, component);
            if (value != null
                    && !(value instanceof Span)
                    && !value.equals(false)
                    && !value.equals(List.of())) {
                result.add(component.getName() + ": " + of(value));
            }
        }
        return result;
    }

    private static @Nullable Object value(Record node, RecordComponent component) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
