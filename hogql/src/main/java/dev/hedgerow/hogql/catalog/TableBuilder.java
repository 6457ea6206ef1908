package dev.hedgerow.hogql.catalog;

import dev.hedgerow.hogql.types.HogqlType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one {@link LogicalTable}. */
final class TableBuilder {
    private final String name;
    private final @Nullable String physical;
    private final Map<String, TableField> fields = new LinkedHashMap<>();

    private TableBuilder(String name, @Nullable String physical) {
        this.name = name;
        this.physical = physical;
    }

    static TableBuilder stored(String name, String physical) {
        return new TableBuilder(name, physical);
    }

    static TableBuilder view(String name) {
        return new TableBuilder(name, null);
    }

    /** A column under its own name. */
    TableBuilder column(String column, HogqlType type) {
        return column(column, column, type);
    }

    TableBuilder column(String field, String column, HogqlType type) {
        fields.put(field, new TableField.Stored(column, type, true));
        return this;
    }

    /** A column that {@code *} leaves out. */
    TableBuilder hidden(String field, String column, HogqlType type) {
        fields.put(field, new TableField.Stored(column, type, false));
        return this;
    }

    TableBuilder properties() {
        fields.put("properties", new TableField.Properties("properties"));
        return this;
    }

    TableBuilder property(String field) {
        fields.put(field, new TableField.Property(field));
        return this;
    }

    TableBuilder computed(String field, String hogql) {
        fields.put(field, new TableField.Computed(hogql));
        return this;
    }

    TableBuilder sameAs(String field, String... path) {
        fields.put(field, new TableField.SameAs(List.of(path)));
        return this;
    }

    TableBuilder lazy(String field, String target, String localField, String targetField) {
        fields.put(field, new TableField.Lazy(target, localField, targetField, Map.of()));
        return this;
    }

    TableBuilder lazy(
            String field,
            String target,
            String localField,
            String targetField,
            Map<String, Long> fixed) {
        fields.put(field, new TableField.Lazy(target, localField, targetField, fixed));
        return this;
    }

    LogicalTable build() {
        return new LogicalTable(name, physical, null, fields);
    }

    LogicalTable build(LogicalTable.View view) {
        return new LogicalTable(name, null, view, fields);
    }
}
