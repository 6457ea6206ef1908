package dev.hedgerow.hogql.catalog;

import static dev.hedgerow.hogql.catalog.TableBuilder.view;

import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables of what a project has defined, {@code system.dashboards} and the like: views over the JSON
 * rows that {@link EntitySource#metadataRows} gives, which stand in the place of {@code {rows}}.
 */
final class MetadataTable {
    private static final String SCHEMA = "system.";

    private final String name;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final TableBuilder table;

    private MetadataTable(String name) {
        this.name = name;
        this.table = view(SCHEMA + name);
    }

    static List<LogicalTable> tables() {
        return List.of(
                new MetadataTable("actions")
                        .numbers("id")
                        .texts("name", "description")
                        .flags("deleted")
                        .texts("steps_json")
                        .times("created_at", "updated_at")
                        .numbers("created_by_id")
                        .build(),
                new MetadataTable("annotations")
                        .numbers("id")
                        .texts("content", "scope", "creation_type")
                        .times("date_marker")
                        .flags("deleted")
                        .numbers("dashboard_item_id", "insight_id", "created_by_id")
                        .times("created_at", "updated_at")
                        .build(),
                new MetadataTable("cohorts")
                        .numbers("id")
                        .texts("name", "description")
                        .flags("deleted")
                        .texts("filters", "query")
                        .times("created_at", "last_calculation")
                        .numbers("version", "count")
                        .flags("is_static")
                        .build(),
                new MetadataTable("dashboards")
                        .numbers("id")
                        .texts("name", "description")
                        .times("created_at")
                        .flags("deleted")
                        .texts("filters", "variables")
                        .build(),
                new MetadataTable("dashboard_tiles")
                        .numbers("id", "dashboard_id", "insight_id", "text_id")
                        .texts("layouts", "color")
                        .flags("show_description", "transparent_background")
                        .texts("filters_overrides")
                        .flags("deleted")
                        .build(),
                new MetadataTable("event_definitions")
                        .texts("id", "name", "description")
                        .times("created_at", "last_seen_at", "updated_at")
                        .flags("verified", "hidden")
                        .texts("enforcement_mode")
                        .build(),
                new MetadataTable("group_type_mappings")
                        .numbers("group_type_index")
                        .texts("group_type", "name_singular", "name_plural")
                        .times("created_at")
                        .build(),
                new MetadataTable("ingestion_warnings")
                        .texts("type", "subject", "details")
                        .numbers("times")
                        .times("timestamp", "last_seen_at")
                        .build(),
                new MetadataTable("insight_variables")
                        .texts("id", "name", "code_name", "type", "default_value")
                        .numbers("created_by_id")
                        .times("created_at")
                        .build(),
                new MetadataTable("insights")
                        .numbers("id")
                        .texts("short_id", "name", "derived_name", "description")
                        .flags("deleted", "saved", "favorited")
                        .texts("query")
                        .times("created_at", "last_modified_at", "updated_at")
                        .numbers("created_by_id")
                        .build(),
                new MetadataTable("property_definitions")
                        .texts("id", "name", "type", "property_type")
                        .flags("is_numerical")
                        .times("created_at", "last_seen_at")
                        .build(),
                new MetadataTable("teams")
                        .numbers("id")
                        .texts("name", "timezone", "test_account_filters")
                        .times("created_at", "updated_at")
                        .build());
    }

    private MetadataTable texts(String... fields) {
        for (String field : fields) {
            column(field, Types.STRING.orNull(), "JSONExtract(item, '%s', 'Nullable(String)')");
        }
        return this;
    }

    private MetadataTable numbers(String... fields) {
        for (String field : fields) {
            column(field, Types.INT64.orNull(), "JSONExtract(item, '%s', 'Nullable(Int64)')");
        }
        return this;
    }

    /** 1 or 0, as PostHog shows them here. */
    private MetadataTable flags(String... fields) {
        for (String field : fields) {
            column(field, Types.INT64, "toInt(JSONExtractBool(item, '%s'))");
        }
        return this;
    }

    private MetadataTable times(String... fields) {
        for (String field : fields) {
            column(
                    field,
                    Types.DATETIME.orNull(),
                    "fromUnixTimestamp64Micro(JSONExtract(item, '%s', 'Nullable(Int64)'))");
        }
        return this;
    }

    private void column(String field, HogqlType type, String hogql) {
        columns.put(field, hogql.formatted(field));
        table.column(field, type);
    }

    private LogicalTable build() {
        return table.build(
                new LogicalTable.View(
                        columns,
                        "FROM (SELECT arrayJoin(JSONExtractArrayRaw({rows})) AS item)",
                        columns.keySet().iterator().next(),
                        null,
                        name));
    }
}
