package dev.hedgerow.insights.editor;

import dev.hedgerow.hogql.ast.Field;
import dev.hedgerow.hogql.catalog.Catalog;
import dev.hedgerow.hogql.catalog.InformationSchema;
import dev.hedgerow.hogql.catalog.LogicalTable;
import dev.hedgerow.hogql.catalog.TableField;
import dev.hedgerow.hogql.parser.HogqlPrinter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The tables and fields that SQL can read, as editors list them. */
public final class DatabaseSchema {
    private static final String SYSTEM = "system.";

    private final Catalog catalog;

    private DatabaseSchema(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The answer of the API: tables by name, and no joins, which are those of warehouses there. */
    public static ObjectNode json(Catalog catalog) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode tables = json.putObject("tables");
        DatabaseSchema schema = new DatabaseSchema(catalog);
        catalog.tables().forEach(table -> tables.set(table.name(), schema.table(table)));
        json.putArray("joins");
        return json;
    }

    private ObjectNode table(LogicalTable table) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", table.name().startsWith(SYSTEM) ? "system" : "posthog");
        json.put("id", table.name());
        json.put("name", table.name());
        ObjectNode fields = json.putObject("fields");
        for (String name : InformationSchema.shownFields(table)) {
            fields.set(name, field(name, Objects.requireNonNull(table.fields().get(name))));
        }
        return json;
    }

    private ObjectNode field(String name, TableField field) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name);
        json.put("hogql_value", HogqlPrinter.print(Field.of(name)));
        json.put("schema_valid", true);
        switch (field) {
            case TableField.Stored stored ->
                    json.put(
                            "type",
                            InformationSchema.typeName(stored.type()).toLowerCase(Locale.ROOT));
            case TableField.Properties _ -> json.put("type", "json");
            case TableField.Property _ -> json.put("type", "string");
            case TableField.Computed _ -> json.put("type", "expression");
            case TableField.SameAs same -> {
                json.put("type", "field_traverser");
                ArrayNode chain = json.putArray("chain");
                same.path().forEach(chain::add);
            }
            case TableField.Lazy join -> {
                json.put("type", "lazy_table");
                json.put("table", join.target());
                ArrayNode names = json.putArray("fields");
                catalog.find(List.of(join.target()))
                        .map(InformationSchema::shownFields)
                        .ifPresent(shown -> shown.forEach(names::add));
            }
        }
        return json;
    }
}
