package dev.hedgerow.hogql.ast;

import java.util.List;

/** A table or CTE by name, {@code events} or {@code system.tables}. */
public record TableName(List<String> name, Span span) implements Relation {
    public TableName {
        name = List.copyOf(name);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a table has a name");
        }
    }

    /** A table named by a planner. */
    public static TableName of(String... name) {
        return new TableName(List.of(name), Span.NONE);
    }

    @Override
    public List<Node> children() {
        return List.of();
    }
}
