package dev.hedgerow.hogql.catalog;

import dev.hedgerow.hogql.ast.ArrayLiteral;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.TupleLiteral;
import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code system.information_schema}: tables that tell which tables, columns and joins there are.
 * Their rows are made from the catalog of the query that asks, and stand as constants in the place
 * of {@code {rows}}. Columns that PostHog fills for warehouses alone are null.
 */
public final class InformationSchema {
    private static final String PREFIX = "information_schema.";
    private static final String SYSTEM = "system.";
    private static final String NULL = "nullIf('', '')";
    private static final List<String> DATA_TYPES =
            List.of(
                    "String: text",
                    "Integer: a whole number",
                    "Float: a floating-point number",
                    "Decimal: a number of fixed precision",
                    "Boolean: true or false",
                    "Date: a day without a time",
                    "DateTime: a point in time",
                    "UUID: a universally unique identifier",
                    "JSON: text that holds an object, whose keys are read with dots",
                    "Array: a list of values",
                    "Expression: computed when it is read",
                    "Unknown: not known before it is read");

    private InformationSchema() {}

    static List<LogicalTable> tables() {
        return List.of(
                table("tables")
                        .texts("table_catalog", "table_schema", "table_name", "table_type")
                        .nulls("description", "row_count", "certification")
                        .build(),
                table("columns")
                        .texts("table_schema", "table_name", "column_name")
                        .value("ordinal_position", Types.INT64, "toInt(row.%d)")
                        .texts("data_type")
                        .value("is_nullable", Types.BOOLEAN, "row.%d = 'true'")
                        .value("is_array", Types.BOOLEAN, "row.%d = 'true'")
                        .texts("field_kind")
                        .nulls("description", "null_fraction", "min_value", "max_value")
                        .build(),
                table("relationships")
                        .texts("source_table", "source_column", "target_table")
                        .value("target_column", Types.STRING.orNull(), "nullIf(row.%d, '')")
                        .texts("relationship_kind")
                        .nulls("via", "confidence", "reasoning", "id", "status")
                        .build(),
                table("data_types").texts("type_name", "description").build());
    }

    /** Whether the rows of a table of metadata are made here. */
    public static boolean has(String table) {
        return table.startsWith(PREFIX);
    }

    /** The rows of such a table, as an array of tuples of texts. */
    public static Expr rows(String table, Catalog catalog) {
        List<Expr> rows =
                switch (table.substring(PREFIX.length())) {
                    case "tables" -> tables(catalog);
                    case "columns" -> columns(catalog);
                    case "relationships" -> relationships(catalog);
                    case "data_types" ->
                            DATA_TYPES.stream().map(type -> row(type.split(": "))).toList();
                    default -> throw new IllegalArgumentException("no such table: " + table);
                };
        return new ArrayLiteral(rows, Span.NONE);
    }

    private static List<Expr> tables(Catalog catalog) {
        List<Expr> rows = new ArrayList<>();
        for (String name : catalog.names()) {
            String type =
                    name.startsWith(SYSTEM + PREFIX)
                            ? "information_schema"
                            : name.startsWith(SYSTEM) ? "system" : "posthog";
            rows.add(row(name, schema(name), name, type));
        }
        return rows;
    }

    private static String schema(String table) {
        if (table.startsWith(SYSTEM + PREFIX)) {
            return "information_schema";
        }
        return table.startsWith(SYSTEM) ? "system" : "public";
    }

    private static List<Expr> columns(Catalog catalog) {
        List<Expr> rows = new ArrayList<>();
        for (LogicalTable table : catalog.tables()) {
            int position = 0;
            for (var field : table.fields().entrySet()) {
                Description column = description(field.getKey(), field.getValue());
                if (column != null) {
                    position++;
                    rows.add(
                            row(
                                    schema(table.name()),
                                    table.name(),
                                    field.getKey(),
                                    Integer.toString(position),
                                    column.type(),
                                    Boolean.toString(column.nullable()),
                                    Boolean.toString(column.type().equals("Array")),
                                    column.type().equals("Expression") ? "expression" : "column"));
                }
            }
        }
        return rows;
    }

    private record Description(String type, boolean nullable) {}

    /** What a field holds; null for joins, other names and what nobody should read. */
    private static @Nullable Description description(String name, TableField field) {
        return switch (field) {
            case TableField.Stored stored ->
                    isShown(name, stored)
                            ? new Description(typeName(stored.type()), stored.type().nullable())
                            : null;
            case TableField.Properties _ -> new Description("JSON", false);
            case TableField.Property _ -> new Description("String", true);
            case TableField.Computed _ -> new Description("Expression", true);
            case TableField.SameAs _, TableField.Lazy _ -> null;
        };
    }

    /** The fields of a table that queries are meant to name, without those kept for the engine. */
    public static List<String> shownFields(LogicalTable table) {
        return table.fields().entrySet().stream()
                .filter(field -> isShown(field.getKey(), field.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isShown(String name, TableField field) {
        return !(field instanceof TableField.Stored stored)
                || stored.inStar()
                || name.startsWith("$");
    }

    /** The name of a type as the tables here tell it. */
    public static String typeName(HogqlType type) {
        if (type.isArray()) {
            return "Array";
        }
        if (type.isDateTime()) {
            return "DateTime";
        }
        if (!(type instanceof HogqlType.Scalar scalar)) {
            return "Unknown";
        }
        return switch (scalar.kind()) {
            case STRING, IPV4, IPV6 -> "String";
            case JSON -> "JSON";
            case BOOLEAN -> "Boolean";
            case UINT8, UINT16, UINT32, UINT64, INT32, INT64 -> "Integer";
            case FLOAT64 -> "Float";
            case DECIMAL -> "Decimal";
            case UUID -> "UUID";
            case DATE -> "Date";
            case NOTHING, UNKNOWN -> "Unknown";
        };
    }

    private static List<Expr> relationships(Catalog catalog) {
        List<Expr> rows = new ArrayList<>();
        for (LogicalTable table : catalog.tables()) {
            table.fields()
                    .forEach((name, field) -> {
                        if (field instanceof TableField.Lazy join) {
                            rows.add(
                                    row(
                                            table.name(),
                                            name,
                                            join.target(),
                                            join.targetField(),
                                            "lazy_join"));
                        } else if (field instanceof TableField.SameAs same) {
                            rows.add(
                                    row(
                                            table.name(),
                                            name,
                                            table.name(),
                                            String.join(".", same.path()),
                                            "field_traverser"));
                        }
                    });
        }
        return rows;
    }

    private static Expr row(String... cells) {
        List<Expr> values = Arrays.stream(cells).<Expr>map(Constant::of).toList();
        return new TupleLiteral(values, Span.NONE);
    }

    private static Columns table(String name) {
        return new Columns(PREFIX + name);
    }

    /** The columns of one of these tables; those with values are numbered as in a row. */
    private static final class Columns {
        private final String name;
        private final Map<String, String> columns = new LinkedHashMap<>();
        private final TableBuilder table;
        private int place;

        Columns(String name) {
            this.name = name;
            this.table = TableBuilder.view(SYSTEM + name);
        }

        Columns texts(String... fields) {
            for (String field : fields) {
                value(field, Types.STRING, "row.%d");
            }
            return this;
        }

        Columns value(String field, HogqlType type, String hogql) {
            place++;
            columns.put(field, hogql.formatted(place));
            table.column(field, type);
            return this;
        }

        Columns nulls(String... fields) {
            for (String field : fields) {
                columns.put(field, NULL);
                table.column(field, Types.STRING.orNull());
            }
            return this;
        }

        LogicalTable build() {
            return table.build(
                    new LogicalTable.View(
                            columns,
                            "FROM (SELECT arrayJoin({rows}) AS row)",
                            columns.keySet().iterator().next(),
                            null,
                            name));
        }
    }
}
