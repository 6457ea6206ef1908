package dev.hedgerow.benchmarks.ingest;

import dev.hedgerow.store.EventRow;
import dev.hedgerow.store.duckdb.DuckDbEventStore;
import dev.hedgerow.store.duckdb.DuckDbSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bare Appender on the store's own table: every column, its value known beforehand. */
final class SameColumnsAppender {

    private static final String FIRST_PROMOTED = "p_";

    private SameColumnsAppender() {}

    private record Prepared(
            EventRow row, List<@Nullable String> promoted, @Nullable String session) {}

    /** Writes the rows into a new file and gives their speed. */
    static Stopwatch.Speed measure(Path file, List<EventRow> rows, int batch) throws SQLException {
        DuckDbEventStore.open(DuckDbSettings.of(file), List.of()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("SET checkpoint_threshold = '1GB'");
            List<Prepared> prepared = prepare(rows, promotedKeys(statement));
            Stopwatch stopwatch = new Stopwatch();
            for (int from = 0; from < prepared.size(); from += batch) {
                statement.execute("BEGIN TRANSACTION");
                try (DuckDBAppender appender =
                        connection
                                .unwrap(DuckDBConnection.class)
                                .createAppender("main", "events")) {
                    for (Prepared row :
                            prepared.subList(from, Math.min(prepared.size(), from + batch))) {
                        append(appender, row);
                    }
                }
                statement.execute("COMMIT");
            }
            return stopwatch.of(rows.size());
        }
    }

    private static void append(DuckDBAppender appender, Prepared prepared) throws SQLException {
        EventRow row = prepared.row();
        appender.beginRow()
                .append(row.projectId())
                .append(row.uuid())
                .append(row.event())
                .appendEpochMicros(row.timestamp().toEpochMilli() * 1000)
                .append(row.distinctId())
                .append(row.personId())
                .append(row.personless())
                .appendEpochMicros(row.createdAt().toEpochMilli() * 1000)
                .append(row.elementsChain())
                .append(prepared.session());
        for (int group = 0; group < EventRow.GROUP_TYPES; group++) {
            appender.append(row.group(group));
        }
        appender.append(row.propertiesJson());
        for (String value : prepared.promoted()) {
            appender.append(value);
        }
        appender.endRow();
    }

    private static List<String> promotedKeys(Statement statement) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (ResultSet columns =
                statement.executeQuery(
                        "SELECT column_name FROM duckdb_columns() WHERE table_name = 'events' ORDER BY column_index")) {
            while (columns.next()) {
                if (columns.getString(1).startsWith(FIRST_PROMOTED)) {
                    keys.add(columns.getString(1).substring(FIRST_PROMOTED.length()));
                }
            }
        }
        return keys;
    }

    private static List<Prepared> prepare(List<EventRow> rows, List<String> keys) {
        JsonMapper mapper = JsonMapper.builder().build();
        List<Prepared> prepared = new ArrayList<>();
        for (EventRow row : rows) {
            JsonNode properties = mapper.readTree(row.propertiesJson());
            List<@Nullable String> promoted = new ArrayList<>();
            for (String key : keys) {
                promoted.add(text(properties.get(key)));
            }
            prepared.add(new Prepared(row, promoted, text(properties.get("$session_id"))));
        }
        return prepared;
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value.asString(value.toString());
    }
}
