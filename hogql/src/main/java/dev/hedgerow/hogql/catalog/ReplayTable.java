package dev.hedgerow.hogql.catalog;

import static dev.hedgerow.hogql.catalog.TableBuilder.view;

import dev.hedgerow.hogql.types.HogqlType;
import dev.hedgerow.hogql.types.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Recordings of sessions, of which there are none: a table without rows, so that queries that look
 * for recordings beside other things run.
 */
final class ReplayTable {
    private static final List<String> COUNTS =
            List.of(
                    "click_count",
                    "keypress_count",
                    "mouse_activity_count",
                    "active_milliseconds",
                    "console_log_count",
                    "console_warn_count",
                    "console_error_count",
                    "size",
                    "event_count",
                    "message_count");

    private final Map<String, String> columns = new LinkedHashMap<>();
    private final TableBuilder table;

    private ReplayTable(String name) {
        table = view(name);
    }

    static LogicalTable table(String name) {
        return new ReplayTable(name).build();
    }

    private LogicalTable build() {
        column("session_id", Types.STRING, "''");
        column("distinct_id", Types.STRING, "''");
        for (String time :
                List.of("start_time", "end_time", "min_first_timestamp", "max_last_timestamp")) {
            column(time, Types.DATETIME, "toDateTime(0)");
        }
        column("first_url", Types.STRING.orNull(), "nullIf('', '')");
        column("all_urls", Types.arrayOf(Types.STRING), "arrayFilter(x -> false, [''])");
        for (String count : COUNTS) {
            column(count, Types.INT64, "0");
        }
        column("snapshot_source", Types.STRING, "''");
        table.lazy("session", "sessions", "session_id", "session_id");
        table.lazy("pdi", "person_distinct_ids", "distinct_id", "distinct_id");
        table.sameAs("person", "pdi", "person");
        table.sameAs("person_id", "pdi", "person_id");
        return table.build(new LogicalTable.View(columns, "FROM numbers(0)", "session_id", null));
    }

    private void column(String name, HogqlType type, String hogql) {
        columns.put(name, hogql);
        table.column(name, type);
    }
}
