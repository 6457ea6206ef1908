package dev.hedgerow.hogql.catalog;

import static dev.hedgerow.hogql.catalog.TableBuilder.view;

import dev.hedgerow.hogql.types.Types;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sessions, computed from their events. */
final class SessionsTable {
    private SessionsTable() {}

    static LogicalTable table() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("session_id", "events.$session_id");
        columns.put("start", "min(timestamp)");
        columns.put("end", "max(timestamp)");
        return view("sessions")
                .column("session_id", Types.STRING)
                .column("$start_timestamp", "start", Types.DATETIME)
                .column("$end_timestamp", "end", Types.DATETIME)
                .sameAs("id", "session_id")
                .build(
                        new LogicalTable.View(
                                columns,
                                "FROM events WHERE events.$session_id IS NOT NULL GROUP BY events.$session_id",
                                "session_id"));
    }
}
